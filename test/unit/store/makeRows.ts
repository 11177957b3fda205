import type { RolloutRow } from '../../../extension/shared/model/rolloutRow';
import { Rng } from '../../../extension/shared/util/rng';

const f32 = Math.fround;

/** Made-up steps of an iteration, the same for the same arguments: `groups` tasks, two trajectories each, one to five steps long. */
export function makeRows(iteration: number, groups = 3): RolloutRow[] {
  const rng = Rng.from('rows', iteration);
  const name = String(iteration).padStart(6, '0');
  return Array.from({ length: groups }, (_, g) => g).flatMap((g) =>
    [0, 1].flatMap((t) => {
      const length = 1 + rng.int(5);
      const success = rng.uniform() < 0.5;
      return Array.from({ length }, (_, step) =>
        makeRow(iteration, `${name}/g${g}`, t, step, step === length - 1, success, rng),
      );
    }),
  );
}

function makeRow(
  iteration: number,
  groupId: string,
  trajectory: number,
  step: number,
  last: boolean,
  success: boolean,
  rng: Rng,
): RolloutRow {
  const judged = rng.uniform() < 0.7;
  const tokens = Array.from({ length: 1 + rng.int(4) }, () => rng.int(500));
  return {
    iteration,
    split: 'L0',
    taskId: `household/clean/L0/${iteration}`,
    category: 'clean',
    groupId,
    trajectoryId: `${groupId}/t${trajectory}`,
    step,
    goal: 'put a clean "mug" in the cabinet',
    observation: `You see a mug.\nÜber 日本 😀 ${step}`,
    carried: rng.uniform() < 0.5 ? null : 'You carry a mug.',
    notes: rng.uniform() < 0.5 ? null : '',
    admissible: step === 0 ? [] : ['look', `go to cabinet ${step}`, ''],
    state: `s${step}`,
    prompt: 'Task: …\n'.repeat(20),
    promptTokens: Array.from({ length: 30 }, () => rng.int(500)),
    response: 'look',
    responseTokens: tokens,
    logProbs: tokens.map(() => f32(-rng.uniform())),
    entropy: tokens.map(() => f32(rng.uniform())),
    action: 'look',
    reward: last && success ? 1 : -0.1 * rng.uniform(),
    invalid: rng.uniform() < 0.2,
    repeated: rng.uniform() < 0.2,
    verdict: judged ? rng.choice(['good', 'flawed', 'explore']) : null,
    oracleValues: judged ? [-3, -4.5, Number.NEGATIVE_INFINITY] : null,
    oracleVerdicts: judged ? ['good', 'flawed', 'invalid'] : null,
    terminated: last && success,
    truncated: last && !success,
    success,
  };
}
