import type { ActionChoice } from '../engine/labels/modelCritic/chooseActions';
import type { StepChoice } from '../engine/labels/modelCritic/chooseSteps';
import { type AnswerParameters, versionText } from '../engine/labels/modelCritic/criticRequest';
import type { PromptTemplate } from '../engine/labels/modelCritic/promptTemplate';
import { authorName } from '../store/labels/findAuthor';
import type { Author } from '../store/labels/makeLines';
import { sha256 } from './sha256';

/** The longest answer that is allowed unless said otherwise: one word, with room for models that begin it with others. */
export const DEFAULT_MAX_TOKENS = 16;

/** What is asked of which model. */
export interface CriticPlan {
  readonly model: string;
  readonly template: PromptTemplate;
  readonly steps: StepChoice;
  readonly actions: ActionChoice;
  readonly parameters: AnswerParameters;
}

/** The version of the prompt: the first digits of the hash of all that is the same in every prompt. */
export function promptVersion({ text }: PromptTemplate): string {
  return sha256(versionText(text)).slice(0, 8);
}

/** In whose name labels are stored: model, version of the prompt, and whether it saw the outcome. */
export function criticAuthor({ model, template }: Pick<CriticPlan, 'model' | 'template'>): Author {
  const seen = template.hindsight ? ', hindsight' : '';
  return { source: 'model', by: authorName(`${model}, prompt ${promptVersion(template)}${seen}`) };
}
