import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const SHARE = expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= 0 && value <= 1);
const COUNT = expect.toSatisfy((value: unknown) => Number.isInteger(value) && Number(value) > 0);
const INTERVAL = { mean: SHARE, low: SHARE, high: SHARE };
const SPLIT = { success: INTERVAL, flawed: SHARE, repeated: SHARE, invalid: SHARE };

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
    expect(JSON.parse(training.stdout)).toEqual({
      run: join(runs, 'tiny-001'),
      status: 'completed',
      iterations: 2,
      evaluation: { L0: SPLIT, L1: SPLIT, L2: SPLIT },
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

  it('says how likely its policy takes each action of a stored step', async () => {
    const at = 'score tiny --trajectory 000002/g00/t0 --step 0';
    const { code, stdout, stderr } = await couplet(inRuns(`${at} --json`));
    expect(code, stderr).toBe(0);
    const { actions, ...rest } = JSON.parse(stdout) as { actions: { probability: number; taken: boolean }[] };
    const run = join(runs, 'tiny-001');
    expect(rest).toEqual({ run, trajectory: '000002/g00/t0', step: 0, checkpoint: 2 });
    expect(actions.length).toBeGreaterThan(1);
    for (const action of actions) expect(Object.keys(action)).toEqual(['action', 'probability', 'logProb', 'taken']);
    expect(actions.filter(({ taken }) => taken)).toHaveLength(1);
    const sum = actions.reduce((total, { probability }) => total + probability, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThan(1.0001);
    for (const [wrong, hint] of [
      [at.replace('--step 0', '--step 999'), 'steps, the last with number'],
      [at.replace('g00', 'g99'), 'no trajectory "000002/g99/t0"'],
      [`${at} --checkpoint 77`, 'no complete checkpoint of iteration 77'],
    ]) {
      const failed = await couplet(inRuns(wrong));
      expect({ wrong, code: failed.code }).toEqual({ wrong, code: 1 });
      expect(failed.stderr).toContain(hint);
    }
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

describe('a training that teaches to judge', () => {
  const folder = mkdtempSync(join(tmpdir(), 'couplet-test-'));
  const judge = {
    balancedAccuracy: INTERVAL,
    good: { count: COUNT, recall: SHARE },
    bad: { count: COUNT, recall: SHARE },
  };
  let training: Finished;
  beforeAll(async () => {
    const configuration = {
      environment: { id: 'contexts', goodContexts: 2, badContexts: 1, words: 6, similarity: 0.5 },
      policy: { layers: 1, hidden: 8, heads: 1, keyValueHeads: 1, intermediate: 8 },
      coldStart: { steps: 2 },
      rollout: { tasks: 2, group: 2, maxSteps: 2 },
      algorithm: { id: 'gcd', iterations: 1 },
      evaluation: { episodes: 2, splits: ['L0', 'L2'] },
    };
    writeFileSync(join(folder, 'judging.couplet.json'), JSON.stringify(configuration));
    training = await couplet(['train', 'judging.couplet.json', '--name', 'judging', '--json'], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const evaluate = async (...options: string[]) => {
    const { code, stdout, stderr } = await couplet(['eval', 'judging', '--json', ...options], { cwd: folder });
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as { policy: string; temperature: number; evaluation: Record<string, unknown> };
  };

  it('says how well the policy judges, split by split', () => {
    expect(training.code, training.stderr).toBe(0);
    expect(JSON.parse(training.stdout)).toEqual({
      run: 'runs/judging-001',
      status: 'completed',
      iterations: 1,
      evaluation: { L0: { ...SPLIT, judge }, L2: { ...SPLIT, judge } },
    });
  });

  it('is evaluated greedily, on the splits that are named', async () => {
    expect(await evaluate('--greedy', '--split', 'L0,L1', '--episodes', '1')).toEqual({
      policy: 'runs/judging-001/checkpoints/000001',
      temperature: 0,
      evaluation: { L0: { ...SPLIT, judge }, L1: { ...SPLIT, judge } },
    });
  });

  it('has nothing to say where all actions are good, and is not asked by another algorithm', async () => {
    const good = set('environment.goodSuccess=1 1 1 1', 'environment.badSuccess=1 1 1 1');
    expect((await evaluate('--split', 'L0', ...good)).evaluation).toEqual({ L0: { ...SPLIT, judge: null } });
    const other = await evaluate('--split', 'L0', '--temperature', '0.5', ...set('algorithm.id=grpo'));
    expect([other.temperature, other.evaluation]).toEqual([0.5, { L0: SPLIT }]);
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
    const document = JSON.parse(again.stdout) as { iterations: number };
    expect(document).toEqual({
      run,
      status: 'interrupted',
      iterations: expect.any(Number),
      evaluation: expect.any(Object),
    });
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
