import type { ColdStartConfiguration } from '../../engine/configuration/sections/coldStart';
import type { Rng } from '../../shared/util/rng';
import { disposeTree } from '../compute/disposeTree';
import type { Accumulate, Updater } from '../policy/optimizer/updater';
import type { Policy } from '../policy/policy';
import type { AgentFormat } from '../rollout/agentFormat';
import {
  type ClassificationInput,
  classificationInput,
  classificationTerm,
  type JudgementRow,
  judgementRow,
} from './classificationTerm';
import { balancedClassWeights, classificationWeights } from './losses/classificationLoss';

/** A state of expert play and what its admissible actions are worth; neither list is empty. */
export interface JudgedState {
  /** The state in words, as prompts show it. */
  readonly state: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

type Settings = Pick<ColdStartConfiguration, 'classificationStates' | 'classificationActions'>;

/**
 * Asks a policy about actions of states drawn at random, several of each state, as what stands before the question is evaluated once.
 */
export class StateJudgements {
  private readonly accumulateRows: Accumulate<ClassificationInput>;

  constructor(
    policy: Policy,
    updater: Updater,
    private readonly format: AgentFormat,
    private readonly states: readonly JudgedState[],
    private readonly settings: Settings,
  ) {
    this.accumulateRows = updater.addTerm('classification', (input: ClassificationInput) =>
      classificationTerm(policy, input),
    );
  }

  /** Adds the gradient of the mean loss over new questions, good and bad weighing the same, and returns that loss in nats a token. */
  accumulate(rng: Rng): number {
    const { classificationStates, classificationActions } = this.settings;
    const rows = rng
      .sample(this.states, classificationStates)
      .flatMap((judged, i) => drawQuestions(judged, classificationActions, this.format, String(i), rng));
    const labels = rows.map(({ good }) => good);
    const weights = classificationWeights(
      rows.map(({ good, response }) => ({ label: good, tokens: response.length })),
      balancedClassWeights(labels),
    );
    const input = classificationInput(rows, weights, true);
    const { loss } = this.accumulateRows(input);
    disposeTree(input);
    return loss!;
  }
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
