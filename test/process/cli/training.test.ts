import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunManifest } from '../../../extension/shared/model/runFolder';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { buildCli, couplet, ROOT, startCouplet } from './couplet';

const SMOKE = join(ROOT, 'examples/smoke.couplet.json');
/** Small enough for a test: no greedy evaluations, few episodes, a policy that knows nothing. */
const QUICK = ['evaluation.greedy=false', 'evaluation.episodes=2', 'evaluation.every=0', 'coldStart.steps=2'];
const set = (...assignments: string[]) => assignments.flatMap((assignment) => ['--set', assignment]);

const manifestOf = (run: string) => JSON.parse(readFileSync(join(run, 'run.couplet'), 'utf8')) as RunManifest;

beforeAll(buildCli);

describe('couplet train', () => {
  it('ends with one document in the documented shape, and a run folder', async () => {
    const runs = temporaryFolder();
    const args = [
      'train',
      SMOKE,
      '--runs',
      runs,
      '--name',
      'tiny',
      ...set(...QUICK, 'algorithm.iterations=2'),
      '--json',
    ];
    const { code, stdout, stderr } = await couplet(args);
    expect(code, stderr).toBe(0);
    const share = { mean: expect.any(Number), low: expect.any(Number), high: expect.any(Number) };
    const split = {
      success: share,
      flawed: expect.any(Number),
      repeated: expect.any(Number),
      invalid: expect.any(Number),
    };
    expect(JSON.parse(stdout)).toEqual({
      run: join(runs, 'tiny-001'),
      status: 'completed',
      iterations: 2,
      evaluation: { L0: split, L1: split, L2: split },
    });
    expect(stderr).toContain('training  iteration 2/2');
    expect(manifestOf(join(runs, 'tiny-001'))).toMatchObject({ status: 'completed', iteration: 2 });

    const finished = await couplet(['resume', 'tiny', '--runs', runs]);
    expect(finished.code).toBe(1);
    expect(finished.stderr).toContain('There is nothing to resume.');

    const evaluated = await couplet(['eval', 'tiny', '--runs', runs, '--split', 'L1', '--json']);
    expect(evaluated.code, evaluated.stderr).toBe(0);
    expect(JSON.parse(evaluated.stdout)).toEqual({
      policy: join(runs, 'tiny-001/checkpoints/000002'),
      temperature: 1,
      evaluation: { L1: (JSON.parse(stdout) as { evaluation: { L1: unknown } }).evaluation.L1 },
    });

    const rollouts = join(runs, 'own.parquet');
    const played = await couplet([
      'rollout',
      'tiny',
      '--runs',
      runs,
      '--tasks',
      '2',
      '--group',
      '2',
      '--out',
      rollouts,
      '--json',
    ]);
    expect(played.code, played.stderr).toBe(0);
    expect(JSON.parse(played.stdout)).toMatchObject({
      policy: 'checkpoint',
      split: 'L0',
      episodes: 4,
      failures: 0,
      out: rollouts,
    });
    const advantages = await couplet(['advantages', rollouts, '--estimator', 'grpo', '--json']);
    expect(advantages.code, advantages.stderr).toBe(0);
    expect((JSON.parse(advantages.stdout) as { advantage: number[] }).advantage.length).toBeGreaterThan(0);
  });

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
