import type { DashboardRun } from '../../../extension/shared/protocol/dashboard';
import { Rng } from '../../../extension/shared/util/rng';
import type { FakeLine } from './fakeHost';

/** A run that is going on. */
export function fakeRun(id: string, color: number, changes: Partial<DashboardRun> = {}): DashboardRun {
  return {
    id,
    name: id,
    folder: `/home/me/runs/${id}`,
    status: 'running',
    statusReason: '',
    activity: null,
    color,
    iteration: 60,
    iterations: 100,
    controls: { pause: null, unpause: null, checkpoint: null, stop: null, resume: null },
    problem: null,
    ...changes,
  };
}

const INTERVAL = 0.05;

/** Lines like those of a run of GRPO on the household: a cold start, then iterations `first` to `last` with an evaluation every ten. */
export function fakeLines(seed: number, first: number, last: number): FakeLine[] {
  const rng = Rng.from('lines', seed, first);
  const lines: FakeLine[] = [];
  const noisy = (value: number, noise: number) => value + noise * (rng.uniform() - 0.5);
  if (first === 0)
    for (let step = 10; step <= 500; step += 10)
      lines.push({
        step: 0,
        data: {
          'coldStart/step': step,
          'coldStart/loss': noisy(0.4 + 4 * Math.exp(-step / 120), 0.1),
          'coldStart/gradientNorm': noisy(2 + 15 * Math.exp(-step / 60), 1),
          'throughput/tokens': noisy(2500, 100),
        },
      });
  for (let step = first; step <= last; step++) {
    const learnt = (1 - Math.exp(-step / 25)) * (1 - 0.1 * seed);
    if (step > 0) lines.push({ step, data: trainingData(learnt, noisy) });
    if (step % 10 === 0) lines.push({ step, data: evaluationData(learnt) });
  }
  return lines;
}

function trainingData(learnt: number, noisy: (value: number, noise: number) => number): Record<string, number> {
  return {
    'rollout/success': noisy(0.5 + 0.35 * learnt, 0.15),
    'rollout/reward': noisy(0.5 + 0.35 * learnt, 0.15),
    'rollout/steps': noisy(18 - 5 * learnt, 2),
    'rollout/flawed': noisy(0.36 - 0.2 * learnt, 0.04),
    'rollout/repeated': noisy(0.2 - 0.1 * learnt, 0.03),
    'rollout/invalid': noisy(0.12 - 0.08 * learnt, 0.02),
    'rollout/entropy': noisy(0.5 - 0.35 * learnt, 0.05),
    'advantage/flawed': noisy(-0.3 - 0.3 * learnt, 0.2),
    'advantage/helpful': noisy(0.1, 0.1),
    'advantage/flawedRewarded': noisy(0.4 - 0.1 * learnt, 0.05),
    'advantage/groupsWithoutSpread': noisy(0.3 + 0.4 * learnt, 0.1),
    'train/loss': noisy(0.05, 0.05),
    'train/gradientNorm': Math.exp(noisy(0.8, 1.5)),
    'train/oldKl': noisy(0.002, 0.004),
    'train/clippedHigh': noisy(0.02, 0.02),
    'train/clippedLow': noisy(0.015, 0.02),
    'train/learningRate': 3e-4,
    'time/rollout': noisy(7.5, 1),
    'time/training': noisy(6.1, 0.6),
    'throughput/tokens': noisy(22_800, 3000),
    'memory/rss': noisy(2.1e9, 1e7),
    'custom/agreement': noisy(0.7, 0.1),
  };
}

function evaluationData(learnt: number): Record<string, number> {
  const splits = { L0: 0.56 + 0.36 * learnt, L1: 0.52 + 0.32 * learnt, L2: 0.18 + 0.16 * learnt };
  const entries = Object.entries(splits).flatMap(([split, success]): [string, number][] => [
    [`eval/${split}/success`, success],
    [`eval/${split}/success/low`, success - INTERVAL],
    [`eval/${split}/success/high`, success + INTERVAL],
    [`eval/${split}/flawed`, 0.5 - success / 2],
  ]);
  return Object.fromEntries(entries);
}
