import type {
  CutText,
  ListPage,
  ListQuery,
  StepDetail,
  TrajectoryAdvantages,
  TrajectoryOutline,
} from '../../../extension/shared/protocol/inspector';
import { Rng } from '../../../extension/shared/util/rng';
import { ACTIONS, type FakeTrajectory } from './fakeTrajectory';

/** Letters of texts in outlines, and of those in steps. */
const OUTLINE = 1000;
const STEP = 20_000;

const cut = (text: string, most: number): CutText => ({ text: text.slice(0, most), length: text.length });

/** Lines of the list for these trajectories. */
export function pageOf(
  rows: readonly FakeTrajectory[],
  whole: Pick<ListPage, 'from' | 'total' | 'position'>,
  query: ListQuery,
): ListPage {
  const count = (it: FakeTrajectory, test: (step: FakeTrajectory['steps'][number]) => boolean) =>
    it.steps.filter(test).length;
  const column = (value: (it: FakeTrajectory) => number) => Float64Array.from(rows, value);
  return {
    revision: 1,
    ...whole,
    numbers: {
      iteration: column((it) => it.iteration),
      reward: column((it) => Number(it.success)),
      success: column((it) => Number(it.success)),
      steps: column((it) => it.steps.length),
      invalid: column((it) => count(it, ({ invalid }) => invalid)),
      repeated: column((it) => count(it, ({ repeated }) => repeated)),
      flawed: column((it) => count(it, ({ verdict }) => verdict === 'flawed')),
      disagreement: column(() => Number.NaN),
      advantage: column((it) =>
        query.estimator === null ? Number.NaN : sumOf(advantagesOf(it, query.estimator).advantage),
      ),
    },
    texts: {
      labels: rows.map(() => ''),
      trajectoryId: rows.map((it) => it.trajectoryId),
      groupId: rows.map((it) => it.groupId),
      split: rows.map((it) => it.split),
      taskId: rows.map((it) => it.taskId),
      category: rows.map(() => 'put'),
    },
    problem: null,
  };
}

export function outlineOf({ steps, goal, ...facts }: FakeTrajectory): TrajectoryOutline {
  return {
    ...facts,
    category: 'put',
    terminated: facts.success,
    truncated: !facts.success,
    goal: cut(goal, OUTLINE),
    observation: steps.map(({ observation }) => cut(observation, OUTLINE)),
    response: steps.map(({ response }) => cut(response, OUTLINE)),
    action: steps.map(({ action }) => cut(action, OUTLINE)),
    state: steps.map(({ state }) => state),
    reward: Float64Array.from(steps, ({ reward }) => reward),
    invalid: Uint8Array.from(steps, ({ invalid }) => Number(invalid)),
    repeated: Uint8Array.from(steps, ({ repeated }) => Number(repeated)),
    verdict: steps.map(({ verdict }) => verdict),
    problem: null,
  };
}

export function stepOf(trajectory: FakeTrajectory, step: number): StepDetail {
  const { trajectoryId, goal, steps } = trajectory;
  const rng = Rng.from('step', trajectoryId, step);
  const { action, response, observation, verdict } = steps[step];
  const tokens = response.split(/(?<=[ >])/);
  return {
    trajectoryId,
    step,
    texts: {
      goal: cut(goal, STEP),
      observation: cut(observation, STEP),
      carried: null,
      notes: cut('The knife is not in the cupboard.', STEP),
      prompt: cut(promptOf(trajectory, step), STEP),
      response: cut(response, STEP),
      action: cut(action, STEP),
    },
    promptBefore: step === 0 ? null : cut(promptOf(trajectory, step - 1), STEP),
    tokens,
    logProbs: Float64Array.from(tokens, (_, i) => (i === 3 ? Number.NaN : -5 * rng.uniform() ** 3)),
    entropy: Float64Array.from(tokens, (_, i) => (i === 3 ? Number.POSITIVE_INFINITY : 3 * rng.uniform() ** 2)),
    alternatives: ACTIONS.map((it, i) => ({
      action: it,
      taken: action.startsWith(it),
      verdict: action.startsWith(it) ? verdict : i % 3 === 0 ? 'good' : 'flawed',
    })),
    oracleValues: Float64Array.from(ACTIONS, () => Math.round(-10 * rng.uniform())),
    promptTokens: 420 + 12 * step,
  };
}

/** The prompt of a step: a long template, then all that was seen and done. */
export function promptOf({ goal, steps }: FakeTrajectory, step: number): string {
  const template = Array.from(
    { length: 12 },
    (_, i) => `Rule ${i + 1}: an action is one of those that are admissible.`,
  );
  const seen = steps.slice(0, step).map(({ action }, i) => `Step ${i}: ${action}`);
  return [
    ...template,
    `Your task: ${goal}.`,
    ...seen,
    `Now: ${steps[step].observation}`,
    'Answer with one action.',
  ].join('\n');
}

export function advantagesOf(
  { trajectoryId, success, steps }: FakeTrajectory,
  estimator: string,
): TrajectoryAdvantages {
  const refused = estimator === 'gae' ? 'gae needs the column "value", which this run does not have.' : null;
  const rng = Rng.from('advantage', trajectoryId, estimator);
  const outcome = success ? 0.6 : -0.8;
  const advantage = Float64Array.from(refused ? [] : steps, () =>
    estimator === 'grpo' ? outcome : outcome + 2 * (rng.uniform() - 0.5),
  );
  return {
    estimator,
    refused,
    advantage,
    sign: Int8Array.from(advantage, Math.sign),
    share: advantage.map((it) => Math.abs(it) / 100),
    terms: {
      return: advantage.map(() => Number(success)),
      baseline: advantage.map(() => 0.4),
      scale: advantage.map(() => 0.5),
    },
    words: [...advantage].map(
      (it) =>
        `${estimator}: the return of its trajectory (${Number(success)}) is ${it > 0 ? 'above' : 'below'} the mean return of its group (0.4).`,
    ),
    scale: 1.8,
  };
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
