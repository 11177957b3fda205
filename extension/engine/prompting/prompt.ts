import type { Observation } from '../environments/environment';

/** What a prompt contains; a section of the configuration. */
export interface PromptSettings {
  /** Number of past (observation, action) pairs shown. */
  readonly window: number;
  readonly notes: boolean;
  readonly carried: boolean;
  /** Shows the step number; it makes otherwise equal prompts differ, so it is off by default. */
  readonly stepCounter: boolean;
  /** Words kept of each past observation; 0 keeps all. */
  readonly historyWords: number;
}

/** A past step as the agent remembers it. */
export interface Memory {
  readonly observation: string;
  readonly action: string;
}

/**
 * The state of an episode in words: task, admissible actions, past pairs, present. What stays the same through an episode stands
 * first, so that prompts of siblings and of later steps begin alike and that beginning is evaluated once.
 */
export function describeState(
  goal: string,
  history: readonly Memory[],
  observation: Observation,
  settings: PromptSettings,
): string {
  const parts = [`task : ${goal} .`, `actions : ${observation.admissible.join(' ; ')} .`];
  if (settings.stepCounter) parts.push(`step ${history.length + 1} .`);
  const remembered = settings.window === 0 ? [] : history.slice(-settings.window);
  for (const { observation, action } of remembered)
    parts.push(`${firstWords(observation, settings.historyWords)} > ${action} .`);
  parts.push(`now : ${observation.text}`);
  if (settings.carried && observation.carried) parts.push(observation.carried);
  if (settings.notes && observation.notes) parts.push(observation.notes);
  return parts.join(' ');
}

/** Every word that `describeState` and the frames around it add to the environment's own, but for the step counter. */
const PROMPT_WORDS = 'task : . actions ; > now candidate : nothing happens good bad';

/** Texts that hold every word which prompts with these settings add to the environment's own, for the vocabulary of a new policy. */
export function promptVocabulary({ stepCounter }: Pick<PromptSettings, 'stepCounter'>, maxSteps: number): string[] {
  const counters = Array.from({ length: stepCounter ? maxSteps : 0 }, (_, i) => `step ${i + 1} .`);
  return [PROMPT_WORDS, ...counters];
}

function firstWords(text: string, count: number): string {
  return count === 0 ? text : text.split(' ').slice(0, count).join(' ');
}
