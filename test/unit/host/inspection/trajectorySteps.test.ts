import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OpenedRun } from '../../../../extension/host/inspection/openedRun';
import { TrajectorySteps } from '../../../../extension/host/inspection/trajectorySteps';
import { trajectory, writeRun } from './someRun';

const open = (folder = writeRun()) => new TrajectorySteps(new OpenedRun(folder));

test('an outline has every step, with short texts', async () => {
  const long = trajectory('000001/g0/t0', 2, 1, {
    observation: `${'x'.repeat(999)}😀`,
    verdict: 'good',
    invalid: true,
  });
  const outline = await open(writeRun([long])).outline('000001/g0/t0');
  expect(outline.observation.map(({ text, length }) => [text.length, length])).toEqual([
    [999, 1001],
    [999, 1001],
  ]);
  expect([...outline.reward, ...outline.invalid]).toEqual([0, 1, 1, 1]);
  expect(outline.verdict).toEqual(['good', 'good']);
  expect(outline).toMatchObject({ success: true, terminated: true, state: ['s0', 's1'], problem: null });
});

test('a trajectory whose steps cannot be read has an outline that says why', async () => {
  const folder = writeRun();
  rmSync(join(folder, 'rollouts', '000002.parquet'));
  const steps = open(folder);
  const { action, problem } = await steps.outline('000002/g0/t0');
  expect([action, problem?.file]).toEqual([[], 'rollouts/000002.parquet']);
  await expect(steps.step('000002/g0/t0', 0)).rejects.toThrow('000002.parquet');
});

test('siblings are those of the group', async () => {
  const siblings = await open().siblings('000001/g0/t1');
  expect(siblings.map(({ trajectoryId }) => trajectoryId)).toEqual(['000001/g0/t0', '000001/g0/t1']);
});

test('a step has its texts, tokens and alternatives', async () => {
  const oracle = { oracleValues: [-2, -1], oracleVerdicts: ['flawed', 'good'] } as const;
  const rows = trajectory('000001/g0/t0', 2, 1, { ...oracle, action: 'wait', prompt: 'p'.repeat(30_000) });
  const detail = await open(writeRun([rows])).step('000001/g0/t0', 1);
  expect(detail.texts.prompt).toEqual({ text: 'p'.repeat(20_000), length: 30_000 });
  expect(detail.texts.carried).toBeNull();
  expect(detail.promptBefore?.length).toBe(30_000);
  expect(detail.tokens).toEqual(['2']);
  expect([...detail.logProbs, ...detail.entropy, detail.promptTokens]).toEqual([-1, 0.5, 1]);
  expect(detail.alternatives).toEqual([
    { action: 'look', taken: false, verdict: 'flawed' },
    { action: 'wait', taken: true, verdict: 'good' },
  ]);
  expect([...detail.oracleValues]).toEqual([-2, -1]);
});

test('an action that was not admissible stands behind those that were', async () => {
  const rows = trajectory('000001/g0/t0', 1, 0, { action: 'fly', verdict: 'invalid', invalid: true });
  const { alternatives, oracleValues, promptBefore } = await open(writeRun([rows])).step('000001/g0/t0', 0);
  expect(alternatives.at(-1)).toEqual({ action: 'fly', taken: true, verdict: 'invalid' });
  expect([alternatives.length, ...oracleValues]).toEqual([3, Number.NaN, Number.NaN, Number.NaN]);
  expect(promptBefore).toBeNull();
});

test('a text can be read on, and a step that there is not is refused', async () => {
  const steps = open();
  expect(await steps.text('000001/g1/t0', 0, 'observation', 2, 3)).toBe('😀 ');
  expect(await steps.text('000001/g1/t0', 0, 'carried', 0, 3)).toBe('');
  for (const step of [-1, 1, 0.5]) await expect(steps.step('000001/g1/t0', step)).rejects.toThrow('none with number');
});

test('steps in the same state of the same task are found all over the run', async () => {
  const found = await open().sameState('000001/g0/t0', 1);
  expect(found.map(({ trajectoryId, step, action }) => `${trajectoryId} ${step} ${action}`)).toEqual([
    '000001/g0/t0 1 look',
    '000001/g0/t1 1 wait',
    '000002/g0/t0 1 look',
    '000002/g0/t1 1 look',
  ]);
  expect(found.map(({ success }) => success)).toEqual([true, false, false, true]);
});

test('only the row group of a step is read', async () => {
  const rows = trajectory('000001/g0/t0', 200, 1);
  const run = new OpenedRun(writeRun([rows]));
  const steps = new TrajectorySteps(run);
  await steps.step('000001/g0/t0', 100);
  expect(run.files.groupsRead).toBeLessThanOrEqual(2); // the step with its columns, and the prompt before it
});
