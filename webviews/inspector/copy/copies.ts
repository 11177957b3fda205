import type { InspectorModel } from '../model/inspectorModel';
import { comparisonMarkdown } from './copiedComparison';
import { stepJson, stepMarkdown } from './copiedStep';
import { trajectoryJson, trajectoryMarkdown } from './copiedTrajectory';

/** What is copied of what is shown. */
export type Copied = 'step' | 'trajectory' | 'comparison';
export type CopyFormat = 'markdown' | 'json';

/** Something that is shown, as a text for people and as a value for programs. */
interface Copy {
  readonly markdown: () => string;
  readonly json: () => object;
}

/** How each is written; null where it is not shown. */
export const COPIES: Readonly<Record<Copied, (model: InspectorModel) => Copy | null>> = {
  step: ({ step, advantages }) => {
    const detail = step.answer.value.value;
    const known = advantages.answer.value.value ?? [];
    return detail && { markdown: () => stepMarkdown(detail, known), json: () => stepJson(detail, known) };
  },
  trajectory: (model) => {
    const outline = model.outline.answer.value.value;
    const known = model.advantages.answer.value.value ?? [];
    return (
      outline && { markdown: () => trajectoryMarkdown(outline, known), json: () => trajectoryJson(outline, known) }
    );
  },
  comparison: ({ comparison }) => {
    const { value } = comparison.answer.value;
    return value && { markdown: () => comparisonMarkdown(value), json: () => value };
  },
};
