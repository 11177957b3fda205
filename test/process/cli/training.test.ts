import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunManifest } from '../../../extension/shared/model/runFolder';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { buildCli, couplet, type Finished, ROOT, startCouplet } from './couplet';

const SMOKE = join(ROOT, 'examples/smoke.couplet.json');
/** Small enough for a test: no greedy evaluations, few episodes, a policy that knows nothing. */
const QUICK = [
  'evaluation.greedy=false',
  'evaluation.episodes=2',
  'evaluation.every=0',
  'coldStart.steps=2',
  'coldStart.trajectories=4',
  'policy.layers=1',
  'rollout.tasks=2',
];
const set = (...assignments: string[]) => assignments.flatMap((assignment) => ['--set', assignment]);

const manifestOf = (run: string) => JSON.parse(readFileSync(join(run, 'run.couplet'), 'utf8')) as RunManifest;

// Many processes, each of which loads TensorFlow: slow where the machine is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
beforeAll(buildCli);

describe('a finished training', () => {
  const runs = mkdtempSync(join(tmpdir(), 'couplet-test-'));
  const inRuns = (line: string) => [...line.split(' '), '--runs', runs];
  let training: Finished;
  beforeAll(async () => {
    training = await couplet([
      ...inRuns('train --json --name tiny'),
      SMOKE,
      ...set(...QUICK, 'algorithm.iterations=2'),
    ]);
  });
  afterAll(() => rmSync(runs, { recursive: true, force: true }));

  it('ends with one document in the documented shape, and a run folder', () => {
    expect(training.code, training.stderr).toBe(0);
    const number = expect.any(Number);
    const split = {
      success: { mean: number, low: number, high: number },
      flawed: number,
      repeated: number,
      invalid: number,
    };
    expect(JSON.parse(training.stdout)).toEqual({
      run: join(runs, 'tiny-001'),
      status: 'completed',
      iterations: 2,
      evaluation: { L0: split, L1: split, L2: split },
    });
    expect(training.stderr).toContain('training  iteration 2/2');
    expect(manifestOf(join(runs, 'tiny-001'))).toMatchObject({ status: 'completed', iteration: 2 });
  });

  it('is not resumed', async () => {
    const { code, stderr } = await couplet(inRuns('resume tiny'));
    expect(code).toBe(1);
    expect(stderr).toContain('There is nothing to resume.');
  });

  it('is evaluated again with the same result', async () => {
    const { code, stdout, stderr } = await couplet(inRuns('eval tiny --split L1 --json'));
    expect(code, stderr).toBe(0);
    const { evaluation } = JSON.parse(training.stdout) as { evaluation: Record<string, unknown> };
    expect(JSON.parse(stdout)).toEqual({
      policy: join(runs, 'tiny-001/checkpoints/000002'),
      temperature: 1,
      evaluation: { L1: evaluation.L1 },
    });
  });

  it('is played, and its rollouts get advantages', async () => {
    const out = join(runs, 'own.parquet');
    const played = await couplet([...inRuns('rollout tiny --tasks 2 --group 2 --json'), '--out', out]);
    expect(played.code, played.stderr).toBe(0);
    const summary = JSON.parse(played.stdout) as { steps: number };
    expect(summary).toMatchObject({ policy: 'checkpoint', split: 'L0', episodes: 4, failures: 0, out });
    const { code, stdout, stderr } = await couplet(['advantages', out, '--estimator', 'grpo', '--json']);
    expect(code, stderr).toBe(0);
    expect((JSON.parse(stdout) as { advantage: number[] }).advantage).toHaveLength(summary.steps);
  });
});

describe('a training under way', () => {
  it('stops at Ctrl+C with a checkpoint, says how to go on, and goes on', async () => {
    const runs = temporaryFolder();
    const training = startCouplet(
      [
        'train',
        SMOKE,
        '--runs',
        'runs',
        '--name',
        'long',
        ...set(...QUICK, 'algorithm.iterations=900', 'checkpoint.every=500'),
      ],
      { cwd: runs },
    );
    await training.stderrHas(/iteration 1\/900/);
    training.process.kill('SIGINT');
    const { code, stdout, stderr } = await training.finished;
    expect(code, stderr).toBe(130);
    expect(stderr).toContain('Press Ctrl+C again to stop at once.');
    const run = join(runs, 'runs/long-001');
    const { status, iteration } = manifestOf(run);
    expect(status).toBe('interrupted');
    expect(iteration).toBeGreaterThan(0);
    expect(existsSync(join(run, 'checkpoints', String(iteration).padStart(6, '0'), 'trainer.json'))).toBe(true);
    expect(stdout).toMatch(
      new RegExp(`with a checkpoint of iteration ${iteration}\\. Go on: node .*cli\\.js resume runs/long-001`),
    );

    const resumed = startCouplet(['resume', 'runs/long-001', '--json'], { cwd: runs });
    await resumed.stderrHas(/iteration \d+\/900/);
    resumed.process.kill('SIGTERM');
    const again = await resumed.finished;
    expect(again.code, again.stderr).toBe(130);
    const document = JSON.parse(again.stdout) as { status: string; iterations: number };
    expect(document.status).toBe('interrupted');
    expect(document.iterations).toBeGreaterThan(iteration);
  });

  it('is ended at once by a second Ctrl+C', async () => {
    const runs = temporaryFolder();
    const training = startCouplet(['train', SMOKE, '--runs', runs, ...set(...QUICK, 'algorithm.iterations=900')]);
    await training.stderrHas(/Setting up/);
    training.process.kill('SIGINT');
    await training.stderrHas(/Press Ctrl\+C again/);
    const second = setInterval(() => training.process.kill('SIGINT'), 100); // the first ones count as the same
    const { code, signal } = await training.finished;
    clearInterval(second);
    expect(code === 130 || signal === 'SIGINT').toBe(true);
  });
});
