import type { StepText } from '../../../../extension/shared/protocol/inspector';
import { LongText } from '../longText';
import type { SectionDefinition } from './sectionDefinition';

/** A section that shows one of the texts of a step; it is not there where the environment gives no such text. */
export function textSection(name: StepText, title: string): SectionDefinition {
  return {
    id: name,
    title,
    isThere: ({ texts }) => texts[name] !== null,
    View: ({ detail: { trajectoryId, step, texts } }) => (
      <LongText trajectoryId={trajectoryId} step={step} name={name} cut={texts[name]!} />
    ),
  };
}
