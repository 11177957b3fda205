import type { LabelledAction } from '../../shared/model/classification';
import type { JudgeReport } from '../../shared/model/evaluation';
import type { Rng } from '../../shared/util/rng';
import { breathe } from '../breathe';
import { disposeTree } from '../compute/disposeTree';
import { type Jitted, jit } from '../compute/jit/jit';
import { type TensorFlow, tf } from '../compute/tf';
import { packRows } from '../policy/batches/packRows';
import { makeRowBatch } from '../policy/batches/rowBatch';
import { commonPrefixLength, type TokenRow } from '../policy/batches/tokenRow';
import type { Policy } from '../policy/policy';
import { type RowTensors, responseLogits, rowTensors } from '../policy/transformer/rowForward';
import { type AgentFormat, JUDGEMENTS } from '../rollout/agentFormat';
import type { Trajectory } from '../rollout/episodeRun';
import { type ActionLabel, collectLabels, ORACLE_LABELS } from './actionLabels';
import { judgeAccuracy } from './judgeAccuracy';

/** An action in a state in words, and what it is. */
export type JudgedAction = Pick<LabelledAction, 'state' | 'action' | 'taskId' | 'good'>;

export interface JudgeSettings {
  /** Tokens, padding included, that go through the model at once. */
  readonly microBatchTokens: number;
  readonly sharePrefixes: boolean;
}

/**
 * Pairs that are asked about at most: in the household those of some 200 states, for an interval of about .03 on both sides at
 * about the price of playing the episodes.
 */
export const MAX_JUDGED_PAIRS = 2000;

/**
 * Asks a policy whether actions are good or bad, as GCD trains it to answer, and compares logit(good) with logit(bad). Holds a
 * traced function; dispose it.
 */
export class Judge {
  private readonly margins: Jitted<[RowTensors], TensorFlow.Tensor>;
  /** Tokens that both answers begin with, usually none; the next one tells them apart. */
  private readonly shared: readonly number[];

  constructor(
    policy: Policy,
    private readonly format: AgentFormat,
    private readonly settings: JudgeSettings,
  ) {
    const [good, bad] = [format.response(JUDGEMENTS.good), format.response(JUDGEMENTS.bad)];
    this.shared = good.slice(0, commonPrefixLength(good, bad));
    const at = this.shared.length;
    this.margins = jit((rows: RowTensors) => margins(policy, rows, good[at]!, bad[at]!), {
      name: 'judge',
      mode: policy.jitMode,
    });
  }

  /**
   * Judges all admissible actions of the states that some trajectories visited, or of a sample of the states, against the oracle;
   * null where there is no oracle or only one class, or when cancelled.
   */
  async measure(
    trajectories: readonly Trajectory[],
    rng: Rng,
    cancelled: () => boolean = () => false,
    maxPairs = MAX_JUDGED_PAIRS,
  ): Promise<JudgeReport | null> {
    const labels = sampleStates(collectLabels(trajectories, [ORACLE_LABELS]), maxPairs, rng.fork('states'));
    const facts = labels.map(({ row, action, good }) => ({ state: row.prompt, taskId: row.taskId, action, good }));
    return this.compare(facts, rng, cancelled);
  }

  /** Judges labelled actions; null where there is only one class, or none, or when cancelled. */
  async compare(
    actions: readonly JudgedAction[],
    rng: Rng,
    cancelled: () => boolean = () => false,
  ): Promise<JudgeReport | null> {
    const judged = await this.judge(actions, cancelled);
    if (!judged) return null;
    const pairs = actions.map(({ taskId, good }, i) => ({ taskId, good, judgedGood: judged[i]! }));
    return judgeAccuracy(pairs, rng.fork('bootstrap'));
  }

  dispose(): void {
    this.margins.dispose();
  }

  /** Whether the policy calls each action good; null when cancelled. [actions] */
  private async judge(actions: readonly JudgedAction[], cancelled: () => boolean): Promise<boolean[] | null> {
    const { microBatchTokens, sharePrefixes } = this.settings;
    const rows = actions.map(
      ({ state, action }): TokenRow => ({
        prompt: this.format.judgePrompt(state, action),
        response: [...this.shared, 0], // the answer itself is not evaluated, only what predicts it
        prefixKey: state,
      }),
    );
    const judged: boolean[] = [];
    for (const pack of packRows(rows, microBatchTokens, sharePrefixes)) {
      const batch = makeRowBatch(
        pack.map((i) => rows[i]!),
        sharePrefixes,
      );
      const input = rowTensors(batch);
      const output = this.margins(input);
      const values = output.dataSync();
      disposeTree([output, input]);
      pack.forEach((i, r) => {
        judged[i] = values[r * batch.responseLength + this.shared.length]! > 0;
      });
      await breathe();
      if (cancelled()) return null;
    }
    return judged;
  }
}

/** The labels of as many states, drawn at random, as `maxPairs` allows: so every state and every action counts as in the whole. */
function sampleStates(labels: readonly ActionLabel[], maxPairs: number, rng: Rng): ActionLabel[] {
  const states = new Map<string, ActionLabel[]>();
  for (const label of labels) {
    const known = states.get(label.row.prompt);
    if (known) known.push(label);
    else states.set(label.row.prompt, [label]);
  }
  const drawn: ActionLabel[] = [];
  for (const state of rng.shuffle([...states.values()])) {
    if (drawn.length + state.length > maxPairs) break;
    drawn.push(...state);
  }
  return drawn;
}

/** logit(good) - logit(bad) at every response position; traced. [rows * responseLength, 1] */
function margins(policy: Policy, rows: RowTensors, good: number, bad: number): TensorFlow.Tensor {
  const logits = responseLogits(policy.weights, policy.config, rows); // [rows * responseLength, vocabulary]
  return tf.sub(tf.slice(logits, [0, good], [-1, 1]), tf.slice(logits, [0, bad], [-1, 1]));
}
