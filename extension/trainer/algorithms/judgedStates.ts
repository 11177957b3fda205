import type { ColdStartConfiguration } from '../../engine/configuration/sections/coldStart';
import type { Rng } from '../../shared/util/rng';
import type { AgentFormat } from '../rollout/agentFormat';
import { type JudgementRow, judgementRow } from './classificationTerm';
import type { Questions } from './questions';

/** A state of expert play and what its admissible actions are worth; neither list is empty. */
export interface JudgedState {
  /** The state in words, as prompts show it. */
  readonly state: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

type Settings = Pick<ColdStartConfiguration, 'classificationStates' | 'classificationActions'>;

/** Questions about actions of states drawn at random, several of each state, as what stands before the question is evaluated once. */
export function questionsOfStates(
  states: readonly JudgedState[],
  { classificationStates, classificationActions }: Settings,
  format: AgentFormat,
): Questions {
  return {
    balanced: true,
    draw: (rng) =>
      rng
        .sample(states, classificationStates)
        .flatMap((judged, i) => drawQuestions(judged, classificationActions, format, String(i), rng)),
  };
}

/** Questions about some actions of a state: half of them good where there are so many, the others bad. */
export function drawQuestions(
  { state, good, bad }: JudgedState,
  actions: number,
  format: AgentFormat,
  prefixKey: string,
  rng: Rng,
): JudgementRow[] {
  const goods = Math.min(good.length, Math.max(actions >> 1, actions - bad.length));
  return [
    ...rng.sample(good, goods).map((action) => judgementRow(format, state, action, true, prefixKey)),
    ...rng.sample(bad, actions - goods).map((action) => judgementRow(format, state, action, false, prefixKey)),
  ];
}
