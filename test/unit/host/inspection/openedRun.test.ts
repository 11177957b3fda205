import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OpenedRun } from '../../../../extension/host/inspection/openedRun';
import { StepAdvantages } from '../../../../extension/host/inspection/stepAdvantages';
import { RunFolder } from '../../../../extension/store/runFolder';
import { runPaths } from '../../../../extension/store/runPaths';
import { temporaryFolder } from '../../../helpers/temporaryFolder';
import { checkpoint } from '../../store/makeRun';
import { trajectory, writeRun } from './someRun';

test('a snapshot says what there is', async () => {
  const folder = writeRun();
  const snapshot = await new OpenedRun(folder).refresh();
  expect(snapshot).toMatchObject({ revision: 1, generation: 0, folder, status: 'completed', trajectories: 5 });
  expect(snapshot.iterations).toEqual([1, 2]);
  expect(snapshot.estimators[0]).toMatchObject({ id: 'grpo', own: true });
  expect(snapshot.problems).toEqual([]);
});

test('a run goes on, and what a resume plays again counts anew', async () => {
  const folder = writeRun();
  const run = new OpenedRun(folder);
  const advantages = new StepAdvantages(run);
  await run.refresh();
  const before = await advantages.advantages('000002/g0/t0', ['grpo']);
  expect(before[0].advantage).toHaveLength(4);

  const writer = RunFolder.open(folder);
  writer.commitIteration(3, trajectory('000003/g0/t0', 1, 1), {});
  expect(await run.refresh()).toMatchObject({ revision: 2, generation: 0, iterations: [1, 2, 3], trajectories: 6 });

  writer.rewindTo(null);
  await checkpoint(writer, 2);
  for (const i of [1, 2]) writer.commitIteration(i, trajectory(`00000${i}/g0/t0`, 2, 1), {});
  writer.close();
  expect(await run.refresh()).toMatchObject({ revision: 3, generation: 1, trajectories: 2 });
  const after = await advantages.advantages('000002/g0/t0', ['grpo']);
  expect(after[0].advantage).toHaveLength(2);
});

test('a folder that is no run has a snapshot that says so', async () => {
  const folder = temporaryFolder();
  for (const text of [null, 'not json', '{"schema":99}', '{"schema":1}']) {
    if (text !== null) writeFileSync(runPaths(folder).manifest, text);
    const { status, problems, trajectories } = await new OpenedRun(folder).refresh();
    expect([status, trajectories]).toEqual([null, 0]);
    expect(problems.some(({ file }) => file === 'run.couplet')).toBe(true);
  }
});
