import { expect, it } from 'vitest';
import type { EvaluationNotice } from '../../../extension/shared/model/training';
import { startTraining } from '../../../extension/trainer/training/trainRun';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { tinyConfiguration } from '../../helpers/tinyJob';

it('asks the judge before the iterations and after them, when actions are sampled', async () => {
  const configuration = tinyConfiguration(
    'algorithm.id=gcd',
    'algorithm.iterations=2',
    'evaluation.every=1',
    'evaluation.splits=L0',
  );
  const evaluations: EvaluationNotice[] = [];
  const outcome = await startTraining(configuration, temporaryFolder(), {
    notify: (notice) => {
      if (notice.kind === 'evaluation') evaluations.push(notice);
    },
    signal: new AbortController().signal,
  });
  const judged = evaluations.map(({ iteration, temperature, splits }) => [
    iteration,
    temperature,
    'judge' in splits.L0!,
  ]);
  expect(judged).toEqual([
    [0, 1, true],
    [0, 0, false],
    [1, 1, false],
    [2, 1, true],
    [2, 0, false],
  ]);
  expect(outcome.before!.L0!.judge).not.toBeUndefined();
  expect(outcome.evaluation!.L0!.judge).not.toBeUndefined();
});
