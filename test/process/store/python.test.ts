import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeRollouts } from '../../../extension/store/writeRollouts';
import { findPython } from '../../helpers/python';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { makeRows } from '../../unit/store/makeRows';

const SCRIPT = new URL('../../python/openRollouts.py', import.meta.url).pathname;
const python = findPython(['duckdb', 'pandas', 'pyarrow']);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

it.skipIf('reason' in python)('DuckDB, pandas and Arrow open rollouts and see the same rows', () => {
  const path = join(temporaryFolder(), '000001.parquet');
  const rows = makeRows(1, 40);
  writeRollouts(path, rows);
  const { stdout, stderr } = spawnSync('command' in python ? python.command : '', [SCRIPT, path], { encoding: 'utf8' });
  expect(stdout, stderr).not.toBe('');
  const { pandas, arrow, duckdb } = JSON.parse(stdout);

  const trajectories: Record<string, number> = {};
  for (const { trajectoryId } of rows) trajectories[trajectoryId] = (trajectories[trajectoryId] ?? 0) + 1;
  expect(pandas).toEqual({
    rows: rows.length,
    trajectories,
    firstTokens: rows[0].responseTokens,
    observation: rows.at(-1)?.observation,
    unjudged: rows.filter((row) => row.oracleValues === null).length,
    invalid: rows.filter((row) => row.invalid).length,
  });

  expect(arrow).toMatchObject({ schema: '1', rowGroups: Math.ceil(rows.length / 64), lastOracle: [-3, -4.5] });
  expect(arrow.types).toMatchObject({
    iteration: 'int32',
    reward: 'double',
    success: 'bool',
    prompt: 'string',
    promptTokens: expect.stringMatching(/^list<.*int32/),
    logProbs: expect.stringMatching(/^list<.*float/),
    admissible: expect.stringMatching(/^list<.*string/),
  });
  expect(Object.keys(arrow.types)).toEqual(Object.keys(rows[0]));

  expect(duckdb.types).toMatchObject({ promptTokens: 'INTEGER[]', logProbs: 'FLOAT[]', oracleValues: 'DOUBLE[]' });
  expect(duckdb.sums).toEqual([
    rows.length,
    expect.closeTo(sum(rows.map((row) => row.reward)), 9),
    sum(rows.map((row) => row.promptTokens.length)),
    expect.closeTo(sum(rows.flatMap((row) => row.logProbs)), 3),
    sum(rows.map((row) => row.admissible.length)),
    rows.filter((row) => row.verdict !== null).length,
    rows.filter((row) => row.oracleValues !== null).length,
    rows.filter((row) => row.carried !== null).length,
    rows.filter((row) => row.success).length,
    rows
      .map((row) => row.trajectoryId)
      .sort()
      .at(-1),
  ]);
});
