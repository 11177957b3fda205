import type { RolloutRow } from '../../shared/model/rolloutRow';
import { type Alternative, STEP_TEXTS, type StepDetail } from '../../shared/protocol/inspector';
import { cutText, STEP_LETTERS } from './cutText';

/** The columns of the step that is shown. */
export const STEP_COLUMNS = [
  ...STEP_TEXTS,
  'trajectoryId',
  'step',
  'admissible',
  'promptTokens',
  'responseTokens',
  'logProbs',
  'entropy',
  'verdict',
  'oracleValues',
  'oracleVerdicts',
] as const satisfies readonly (keyof RolloutRow)[];

type StoredStep = Pick<RolloutRow, (typeof STEP_COLUMNS)[number]>;

/** A stored step as it is shown; `tokens` are those of its response in words, `promptBefore` is null for a first step. */
export function stepDetail(stored: StoredStep, promptBefore: string | null, tokens: readonly string[]): StepDetail {
  const cut = (text: string | null) => (text === null ? null : cutText(text, STEP_LETTERS));
  const alternatives = alternativesOf(stored);
  return {
    trajectoryId: stored.trajectoryId,
    step: stored.step,
    texts: Object.fromEntries(STEP_TEXTS.map((name) => [name, cut(stored[name])])) as StepDetail['texts'],
    promptBefore: cut(promptBefore),
    tokens,
    logProbs: Float64Array.from(stored.logProbs),
    entropy: Float64Array.from(stored.entropy),
    alternatives,
    oracleValues: Float64Array.from(alternatives, (_, i) => stored.oracleValues?.[i] ?? Number.NaN),
    promptTokens: stored.promptTokens.length,
  };
}

/** The admissible actions, and behind them the one taken where it was none of them. */
function alternativesOf({ admissible, action, verdict, oracleVerdicts }: StoredStep): Alternative[] {
  const all = admissible.map((it, i) => ({ action: it, taken: it === action, verdict: oracleVerdicts?.[i] ?? null }));
  return all.some(({ taken }) => taken) ? all : [...all, { action, taken: true, verdict }];
}
