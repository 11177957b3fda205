import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { estimatorById } from '../../../extension/engine/advantages/table';
import { RunFolder } from '../../../extension/store/runFolder';
import { writeRollouts } from '../../../extension/store/writeRollouts';
import { ADVANTAGES } from '../../../extension/trainer/commands/advantages';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { makeRows } from '../store/makeRows';
import { START } from '../store/makeRun';
import { runWith } from './fakeProgram';

/** Two siblings, one of which succeeds, as columns. */
const COLUMNS = { group: [0, 0, 0], trajectory: ['a', 'a', 'b'], step: [0, 1, 0], reward: [0, 1, 0] };

function fileWith(content: unknown): string {
  const file = join(temporaryFolder(), 'columns.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const advantages = (...words: string[]) => runWith([ADVANTAGES], 'advantages', ...words);

describe('couplet advantages', () => {
  it('prints what the estimator gives, the same with and without --json', async () => {
    const file = fileWith({ columns: COLUMNS });
    const plain = await advantages(file, '--estimator', 'grpo', '--set', 'scaling=none');
    const json = await advantages(file, '--estimator', 'grpo', '--set', 'scaling=none', '--json');
    expect(json.stdout).toBe(plain.stdout);
    expect(JSON.parse(json.stdout)).toEqual({
      advantage: [0.5, 0.5, -0.5],
      terms: { return: [1, 1, 0], baseline: [0.5, 0.5, 0.5], scale: [1, 1, 1] },
    });
  });

  it('reads the rollouts file of a run', async () => {
    const rows = makeRows(1, 4);
    const file = join(temporaryFolder(), '000001.parquet');
    writeRollouts(file, rows);
    const { code, stdout } = await advantages(file, '--estimator', 'gigpo', '--set', 'mode=mean-std');
    expect(code).toBe(0);
    const { advantage, terms } = JSON.parse(stdout) as { advantage: number[]; terms: Record<string, number[]> };
    expect(advantage).toHaveLength(rows.length);
    expect(Object.keys(terms)).toContain('episode');
    for (const values of Object.values(terms)) expect(values).toHaveLength(rows.length);
  });

  it('reads an iteration of a run', async () => {
    const runs = temporaryFolder();
    mkdirSync(join(runs, 'toy-001'));
    const run = RunFolder.create(join(runs, 'toy-001'), START);
    for (const iteration of [1, 2]) run.commitIteration(iteration, makeRows(iteration), {});
    run.close();
    const ofRun = await advantages('toy', '--runs', runs, '--iteration', '2', '--estimator', 'grpo');
    const ofFile = await advantages(join(runs, 'toy-001/rollouts/000002.parquet'), '--estimator', 'grpo');
    expect(ofRun).toEqual(ofFile);
    const { code, stderr } = await advantages('toy', '--runs', runs, '--iteration', '3', '--estimator', 'grpo');
    expect(code).toBe(1);
    expect(stderr).toContain('has no rollouts of iteration 3, but those of 1 to 2.');
    const folder = await advantages(join(runs, 'toy-001'), '--estimator', 'grpo');
    expect(folder.code).toBe(2);
    expect(folder.stderr).toContain('Say which iteration of the run: --iteration N.');
  });

  it('lays several estimators side by side', async () => {
    const file = fileWith({
      columns: { trajectory: [0, 0, 1, 1], state: [0, 1, 0, 1], group: [0, 0, 0, 0], reward: [1, 0, 0, 0.5] },
    });
    const { stdout } = await advantages(
      file,
      '--estimator',
      'dr-grpo',
      '--estimator',
      'monte-carlo:gamma=0.5,baseline=group',
    );
    const document = JSON.parse(stdout);
    expect(Object.keys(document)).toEqual(['estimators', 'pairs']);
    expect(document.estimators[0]).toEqual({
      id: 'dr-grpo',
      estimator: 'dr-grpo',
      parameters: { singleton: 'score' },
      advantage: [0.25, 0.25, -0.25, -0.25],
      terms: { return: [1, 1, 0.5, 0.5], baseline: [0.75, 0.75, 0.75, 0.75] },
      share: [0.25, 0.25, 0.25, 0.25],
      warnings: [],
    });
    expect(document.estimators[1]).toMatchObject({
      id: 'monte-carlo:baseline=group,gamma=0.5',
      parameters: { gamma: 0.5, baseline: 'group' },
      terms: { return: [1, 0, 0.25, 0.5] },
    });
    expect(document.pairs).toEqual([
      {
        first: 'dr-grpo',
        second: 'monte-carlo:baseline=group,gamma=0.5',
        table: [
          [1, 1, 0],
          [0, 0, 0],
          [1, 0, 1],
        ],
        flipped: [{ step: 1, term: 'return', words: expect.stringContaining('The return makes the difference') }],
        oneSided: [3],
      },
    ]);
  });

  it('refuses several estimators that cannot be told apart, and parameters that belong to none of them', async () => {
    const file = fileWith({ columns: COLUMNS });
    const twice = await advantages(file, '--estimator', 'grpo', '--estimator', 'grpo:scaling=group');
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain('The estimator grpo is named twice.');
    const set = await advantages(file, '--estimator', 'grpo', '--estimator', 'rloo', '--set', 'scaling=none');
    expect(set.code).toBe(2);
    expect(set.stderr).toContain('--estimator grpo:scaling=none');
  });

  it('takes null for a missing reward', async () => {
    const file = fileWith({ columns: { ...COLUMNS, reward: [null, 1, 0] } });
    const { stdout } = await advantages(file, '--estimator', 'grpo');
    const direct = estimatorById('grpo').estimate({ ...COLUMNS, reward: [Number.NaN, 1, 0] }, {
      scaling: 'group',
      epsilon: 1e-6,
      singleton: 'value',
    } as never);
    expect(JSON.parse(stdout).advantage).toEqual(Array.from(direct.advantage));
  });

  it.each([
    ['not JSON', 'is not JSON'],
    [[1, 2], '{"columns":{"group":[],"trajectory":[],"reward":[],...}} is needed'],
    [{ columns: { rewards: [] } }, 'there is no column "rewards"; did you mean "reward"?'],
    [{ columns: { reward: 3 } }, 'the column "reward" must be an array'],
  ])('calls %j bad usage', async (content, message) => {
    const { code, stderr } = await advantages(fileWith(content), '--estimator', 'grpo');
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says what an estimator lacks', async () => {
    const { code, stderr } = await advantages(fileWith({ columns: COLUMNS }), '--estimator', 'gae');
    expect(code).toBe(1);
    expect(stderr).toContain("needs the column 'value'");
  });

  it('names wrong estimators and parameters', async () => {
    const file = fileWith({ columns: COLUMNS });
    expect((await advantages(file)).stderr).toContain('--estimator ID');
    expect((await advantages(file, '--estimator', 'gpro')).code).toBe(2);
    const { code, stderr } = await advantages(file, '--estimator', 'grpo', '--set', 'epsilon=-1', '--set', 'gama=1');
    expect(code).toBe(2);
    expect(stderr).toContain('--set epsilon=-1 epsilon: is -1; a number of at least 0 is allowed');
    expect(stderr).toContain('gama: unknown key');
  });

  it('says that a file is not there', async () => {
    const { code, stderr } = await advantages('/nowhere/columns.json', '--estimator', 'grpo');
    expect(code).toBe(1);
    expect(stderr).toContain('Cannot read /nowhere/columns.json: it does not exist.');
  });
});
