import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { estimatorById } from '../../../extension/engine/advantages/table';
import { schemaOf } from '../../../extension/engine/configuration/schema';
import { readRollouts } from '../../../extension/store/readRollouts';
import { COMMANDS } from '../../../extension/trainer/commands/table';
import { CONFIGURATION_TABLES } from '../../../extension/trainer/configurationTables';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { buildCli, couplet, ROOT } from './couplet';

// Many processes: slow where the machine is busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
beforeAll(buildCli);

/** The one document that a command line with --json prints. */
async function documentOf(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await couplet([...args, '--json']);
  expect(code, stderr).toBe(0);
  expect(stdout.endsWith('\n')).toBe(true);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('the built program', () => {
  it('shows the help of every command', async () => {
    for (const { id, summary } of COMMANDS) {
      const { code, stdout, stderr } = await couplet([id, '--help']);
      expect({ id, code, stderr }).toEqual({ id, code: 0, stderr: '' });
      expect(stdout).toContain(summary);
    }
  });

  it('ends with 2 and a hint when it is misused', async () => {
    for (const [args, hint] of [
      [['trian', 'x.json'], 'did you mean train?'],
      [['train', 'x.json', '--sett', 'a=1'], 'did you mean --set?'],
      [['train'], 'couplet train needs FILE'],
      [['env', 'check', 'houshold'], 'did you mean household?'],
      [['advantages', 'x.json', '--estimator', 'gpro'], "There is no estimator 'gpro'"],
      [['logits', 'x', '--ids', '-', '--backend', 'cuda'], 'entry 1 is no array'],
    ] as const) {
      const { code, stdout, stderr } = await couplet(args, { stdin: '[[1],[]]' });
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toContain(hint);
    }
  });

  it('names every problem of a configuration before anything starts', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.couplet.json'), '{\n  "coldStart": { "setps": 3 }\n}\n');
    const { code, stderr } = await couplet(['train', 'a.couplet.json', '--set', 'rollout.topP=2'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('a.couplet.json:2:18 coldStart.setps: unknown key; did you mean "steps"?');
    expect(stderr).toContain('--set rollout.topP=2 rollout.topP: is 2;');
  });

  it('prints one document when it fails under --json', async () => {
    const { code, stdout } = await couplet(['resume', 'nothing', '--runs', temporaryFolder(), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ error: expect.stringContaining('There is no run "nothing"') });
  });

  it('prints no colour codes away from a terminal', async () => {
    const { stdout, stderr } = await couplet(['nonsense'], { env: { FORCE_COLOR: '1' } });
    expect(stdout + stderr).not.toContain('\x1b');
  });
});

describe('couplet info', () => {
  it('has the documented shape', async () => {
    const document = await documentOf('info');
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(Object.keys(document)).toEqual(['version', 'backends', 'environments', 'algorithms', 'estimators']);
    expect(document.version).toBe(version);
    expect(document.environments).toContain('household');
    expect(document.algorithms).toEqual(['sft', 'grpo', 'gcd']);
    expect(document.estimators).toContain('gigpo');
    const backends = document.backends as Record<string, unknown>[];
    expect(backends.map(({ id }) => id)).toEqual(['tensorflow', 'webgpu', 'wasm', 'cpu']);
    for (const backend of backends) {
      expect(Object.keys(backend)).toEqual(['id', 'ok', 'reason', 'device', 'library']);
      expect(backend.reason).not.toBe('');
      expect(typeof backend.device).toBe(backend.ok ? 'string' : 'object');
    }
  });
});

describe('couplet logits', () => {
  const folder = join(ROOT, 'test/fixtures/hf_parity/qwen2-tied');
  const { prompts } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
    prompts: { input_ids: number[]; token_logps_f64: number[]; logits_last: number[] }[];
  };

  it('agrees with transformers to 1e-4', async () => {
    const ids = JSON.stringify(prompts.map(({ input_ids }) => input_ids));
    const { code, stdout, stderr } = await couplet(['logits', folder, '--ids', '-', '--json'], { stdin: ids });
    expect(code, stderr).toBe(0);
    const scores = JSON.parse(stdout) as { tokenLogProbs: number[][]; lastLogits: number[][] };
    expect(Object.keys(scores)).toEqual(['tokenLogProbs', 'lastLogits']);
    prompts.forEach(({ token_logps_f64, logits_last }, i) => {
      expectRelative(scores.tokenLogProbs[i]!, token_logps_f64);
      expectRelative(scores.lastLogits[i]!, logits_last);
    });
  });

  it('names a token that the policy does not have', async () => {
    const { code, stderr } = await couplet(['logits', folder, '--ids', '-', '--backend', 'cpu'], {
      stdin: '[[1],[2,512]]',
    });
    expect(code).toBe(1);
    expect(stderr).toBe('couplet: Sequence 1, token 1 is 512, but the policy has the tokens 0 to 511.\n');
  });
});

describe('couplet advantages', () => {
  it('prints what the estimator gives', async () => {
    const columns = {
      group: [0, 0, 0],
      trajectory: [0, 0, 1],
      step: [0, 1, 0],
      reward: [0, 1, 0],
      value: [0.5, 0.7, 0.5],
    };
    const { code, stdout } = await couplet(['advantages', '-', '--estimator', 'gae', '--set', 'lambda=0.9'], {
      stdin: JSON.stringify({ columns }),
    });
    expect(code).toBe(0);
    const { advantage, terms } = JSON.parse(stdout) as { advantage: number[]; terms: Record<string, number[]> };
    const direct = estimatorById('gae').estimate(columns, { gamma: 1, lambda: 0.9, whiten: true } as never);
    expect(Object.keys(terms)).toEqual(Object.keys(direct.terms));
    expect(advantage).toHaveLength(3);
  });

  it('compares estimators on an iteration of a run', async () => {
    const document = await documentOf(
      ...['advantages', join(ROOT, 'media/sample'), '--iteration', '1'],
      ...['--estimator', 'grpo', '--estimator', 'gigpo', '--estimator', 'gigpo:votes=trajectories'],
    );
    const { estimators, pairs } = document as {
      estimators: Record<string, unknown>[];
      pairs: Record<string, unknown>[];
    };
    expect(Object.keys(document)).toEqual(['estimators', 'pairs']);
    expect(estimators.map(({ id }) => id)).toEqual(['grpo', 'gigpo', 'gigpo:votes=trajectories']);
    for (const estimator of estimators) {
      expect(Object.keys(estimator)).toEqual([
        'id',
        'estimator',
        'parameters',
        'advantage',
        'terms',
        'share',
        'warnings',
      ]);
      expect((estimator.share as number[]).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    }
    expect(pairs).toHaveLength(3);
    for (const pair of pairs) {
      expect(Object.keys(pair)).toEqual(['first', 'second', 'table', 'flipped', 'oneSided']);
      expect((pair.table as number[][]).flat().reduce((a, b) => a + b)).toBe(
        (estimators[0]!.advantage as number[]).length,
      );
    }
    const warned = (estimators[1]!.warnings as { id: string }[]).map(({ id }) => id);
    expect(warned).toContain('long-episodes');
    expect((estimators[2]!.warnings as { id: string }[]).map(({ id }) => id)).not.toContain('long-episodes');
  });
});

describe('couplet rollout', () => {
  const household = join(ROOT, 'examples/household.couplet.json');

  it('plays the expert and stores what it did', async () => {
    const out = join(temporaryFolder(), 'expert.parquet');
    const args = [
      'rollout',
      household,
      '--policy',
      'expert',
      '--split',
      'L2',
      '--tasks',
      '3',
      '--group',
      '2',
      '--out',
      out,
    ];
    const document = await documentOf(...args);
    expect(document).toEqual({
      policy: 'expert',
      split: 'L2',
      episodes: 6,
      steps: expect.any(Number),
      success: { mean: 1, low: expect.any(Number), high: 1 },
      flawed: 0,
      repeated: 0,
      invalid: 0,
      failures: 0,
      out,
    });
    const rows = await readRollouts(out);
    expect(rows).toHaveLength(document.steps as number);
    expect(new Set(rows.map(({ groupId }) => groupId)).size).toBe(3);
    expect(rows.every(({ success, admissible, action }) => success && admissible.includes(action))).toBe(true);
  });

  it('plays at random, the same for the same seed', async () => {
    const args = ['rollout', household, '--policy', 'random', '--tasks', '4'];
    const [first, second, other] = [
      await documentOf(...args),
      await documentOf(...args),
      await documentOf(...args, '--set', 'seed=1'),
    ];
    expect(first).toMatchObject({ policy: 'random', invalid: 0, out: null });
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('needs a checkpoint unless told otherwise', async () => {
    const { code, stderr } = await couplet(['rollout', household]);
    expect(code).toBe(2);
    expect(stderr).toContain('name a run, or choose --policy random or expert');
  });
});

describe('couplet env', () => {
  it('lists environments with whether they work here', async () => {
    const { environments } = (await documentOf('env', 'list')) as { environments: Record<string, unknown>[] };
    for (const environment of environments)
      expect(environment).toEqual({
        id: expect.any(String),
        label: expect.any(String),
        description: expect.any(String),
        ok: expect.any(Boolean),
        reason: expect.any(String),
      });
    expect(environments.find(({ id }) => id === 'household')).toMatchObject({ ok: true });
  });

  it('checks one', async () => {
    const document = await documentOf('env', 'check', 'household', '--tasks', '2', '--set', 'receptacles=10');
    const check = { name: expect.any(String), ok: true, detail: expect.any(String) };
    const checks = (document.checks as unknown[]).map(() => check);
    expect(checks.length).toBeGreaterThan(3);
    expect(document).toEqual({ environment: 'household', ok: true, checks });
  });

  it('has nothing to install for a built-in one', async () => {
    expect(await documentOf('env', 'install', 'contexts')).toEqual({ id: 'contexts', installed: false });
  });
});

describe('couplet schema', () => {
  it('prints the schema of configurations', async () => {
    expect(await documentOf('schema')).toEqual(JSON.parse(JSON.stringify(schemaOf(CONFIGURATION_TABLES))));
  });

  it('writes in the repository only', async () => {
    const { code, stderr } = await couplet(['schema', '--write'], { cwd: temporaryFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain('run it in the folder of the sources');
  });
});

/** Agreement to 1e-4 of the largest magnitude. */
function expectRelative(actual: readonly number[], expected: readonly number[]): void {
  const scale = Math.max(...expected.map(Math.abs));
  expect(actual).toHaveLength(expected.length);
  const worst = Math.max(...expected.map((value, i) => Math.abs(value - actual[i]!)));
  expect(worst / scale).toBeLessThan(1e-4);
}
