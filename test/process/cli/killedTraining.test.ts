import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it, vi } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { latestCheckpoint } from '../../../extension/store/checkpoints';
import { RunReader } from '../../../extension/store/runReader';
import { runFacts } from '../../helpers/runFacts';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { buildCli, couplet, ROOT, startCouplet } from './couplet';

// Seven processes, each of which loads TensorFlow: slow where the machine is busy.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });
beforeAll(buildCli);

const ITERATIONS = 8;
/** Small, and with everything that a checkpoint must bring back: optimizer, KL reference, evaluations. */
const TRAIN = [
  'algorithm.id=gcd',
  `algorithm.iterations=${ITERATIONS}`,
  'algorithm.klCoefficient=0.01',
  'algorithm.labelSamples=16',
  'checkpoint.every=1',
  'checkpoint.keep=2',
  'coldStart.steps=4',
  'coldStart.trajectories=4',
  'evaluation.episodes=2',
  'evaluation.every=2',
  'evaluation.splits=L0',
  'policy.layers=1',
  'rollout.tasks=2',
].flatMap((assignment) => ['--set', assignment]);
const train = (runs: string) => [
  'train',
  join(ROOT, 'examples/smoke.couplet.json'),
  '--runs',
  runs,
  '--name',
  'tiny',
  '--json',
  ...TRAIN,
];

/** How far a run is on the disk. */
interface Progress {
  /** null before there is one. */
  readonly checkpoint: number | null;
  readonly committed: number;
}

type Moment = (now: Progress, start: Progress) => boolean;
const inColdStart: Moment = () => true;
const afterFirstCheckpoint: Moment = (now) => now.checkpoint !== null;
const afterCheckpoint: Moment = (now, start) => now.checkpoint! > start.checkpoint!;
const afterIteration: Moment = (now, start) => now.committed > start.committed;

/** Each process is killed a random while after this, counted from where it goes on; the while is shorter than an iteration. */
const MOMENTS = [inColdStart, afterFirstCheckpoint, afterCheckpoint, afterIteration, afterCheckpoint];

it('a training that is killed again and again ends as one that never was', async () => {
  const runs = temporaryFolder();
  const straight = await couplet(train(join(runs, 'straight')));
  expect(straight.code, straight.stderr).toBe(0);
  const [facts, document] = [runFacts(runIn(join(runs, 'straight'))), JSON.parse(straight.stdout)];

  const rng = Rng.from('killed training');
  const run = runIn(join(runs, 'killed'));
  const resume = ['resume', run, '--json'];
  const iteration = iterationMs(runIn(join(runs, 'straight')));
  const left: Progress[] = [];
  for (const reached of MOMENTS) {
    const { process, finished } = startCouplet(existsSync(run) ? resume : train(join(runs, 'killed')));
    const start = left.at(-1) ?? { checkpoint: null, committed: 0 };
    const isUnderWay = () => existsSync(join(run, 'run.couplet')) && reached(progressOf(run), start);
    while (process.exitCode === null && !isUnderWay()) await sleep(2);
    await sleep(iteration * rng.uniform());
    process.kill('SIGKILL');
    const { signal, stderr } = await finished;
    expect(signal, stderr).toBe('SIGKILL');
    left.push(progressOf(run));
  }
  // An iteration begins after the checkpoint of the one before, and ends when it is committed.
  expect(left.some(({ checkpoint, committed }) => committed === checkpoint && committed < ITERATIONS)).toBe(true);

  const resumed = await couplet(resume);
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(JSON.parse(resumed.stdout)).toEqual({ ...document, run });
  expect(runFacts(run)).toEqual(facts);
});

const runIn = (runs: string): string => join(runs, 'tiny-001');

function progressOf(run: string): Progress {
  const reader = new RunReader(run);
  const checkpoint = latestCheckpoint(reader.paths.checkpoints)?.facts.iteration ?? null;
  return { checkpoint, committed: reader.manifest().iteration };
}

/** Duration of the fastest iteration. */
function iterationMs(run: string): number {
  const seconds = new RunReader(run)
    .metrics()
    .flatMap(({ data }) => ('time/training' in data ? data['time/rollout']! + data['time/training']! : []));
  return 1000 * Math.min(...seconds);
}
