import { expect, it } from 'vitest';
import { startTraining } from '../../extension/trainer/training/trainRun';
import { useBackend } from '../helpers/backend';
import { type RunFacts, runFacts } from '../helpers/runFacts';
import { temporaryFolder } from '../helpers/temporaryFolder';
import { tinyConfiguration } from '../helpers/tinyJob';

/** Cold start, two iterations of an algorithm that uses everything, and an evaluation, as two threads compute them. */
async function train(backend: string, seed: number): Promise<RunFacts> {
  const configuration = tinyConfiguration(
    `compute.backend=${backend}`,
    'compute.threads=2',
    `seed=${seed}`,
    'coldStart.steps=3',
    'algorithm.id=gcd',
    'algorithm.iterations=2',
    'checkpoint.every=1',
    'evaluation.greedy=false',
  );
  const options = { notify: () => {}, signal: new AbortController().signal };
  const { run, status } = await startTraining(configuration, temporaryFolder(), options);
  expect(status).toBe('completed');
  return runFacts(run);
}

it.each(['tensorflow', 'wasm', 'cpu'])(
  'a training repeats bit for bit with its seed and no other: %s',
  async (backend) => {
    // Not on a GPU, where sums may be added up in any order.
    if (!(await useBackend(backend, { threads: 2, device: 'cpu' }))) return;
    const facts = await train(backend, 1);
    expect(await train(backend, 1)).toEqual(facts);
    expect(Object.keys(facts.files)).toEqual([
      'trajectories.jsonl',
      'rollouts/000001.parquet',
      'rollouts/000002.parquet',
      ...['000000', '000001', '000002'].flatMap((name) => [
        `checkpoints/${name}/model.safetensors`,
        `checkpoints/${name}/optimizer.safetensors`,
      ]),
    ]);

    const { files } = await train(backend, 2);
    for (const file of ['rollouts/000001.parquet', 'checkpoints/000000/model.safetensors'])
      expect(files[file], file).not.toBe(facts.files[file]);
  },
);
