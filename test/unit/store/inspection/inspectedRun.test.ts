import { appendFileSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STEP_FACTS } from '../../../../extension/engine/advantages/stepColumns';
import { InspectedRun, type RunContents } from '../../../../extension/store/inspection/inspectedRun';
import { ROLLOUT_NAMES } from '../../../../extension/store/rolloutColumns';
import { RunFolder } from '../../../../extension/store/runFolder';
import { runPaths } from '../../../../extension/store/runPaths';
import { writeRollouts } from '../../../../extension/store/writeRollouts';
import { temporaryFolder } from '../../../helpers/temporaryFolder';
import { makeRows } from '../makeRows';
import { resumeTo, START, trainTo } from '../makeRun';

/** A run of three iterations that has ended. */
async function makeRun(): Promise<{ folder: string; run: InspectedRun }> {
  const folder = temporaryFolder();
  const writer = RunFolder.create(folder, START);
  await trainTo(writer, 3);
  writer.setStatus('completed');
  writer.close();
  return { folder, run: new InspectedRun(folder) };
}

const fileOf = (folder: string, iteration: number): string => join(folder, 'rollouts', `00000${iteration}.parquet`);

const iterationsOf = ({ table }: RunContents): number[] => table.iterations();

it('gives what the run holds', async () => {
  const { run } = await makeRun();
  const { manifest, table, iterations, problems, generation } = await run.refresh();
  expect(problems).toEqual([]);
  expect([manifest?.iteration, generation]).toEqual([3, 0]);
  expect(iterations).toEqual([1, 2, 3]);
  expect(table.iterations()).toEqual([1, 2, 3]);
  expect(run.groupsRead).toBe(0);
});

it('gives every step of every trajectory as it was written', async () => {
  const { run } = await makeRun();
  const { table } = await run.refresh();
  const steps = [];
  for (let row = 0; row < table.length; row++) steps.push(...(await run.stepsOf(table.line(row), ROLLOUT_NAMES)).steps);
  expect(steps).toEqual([1, 2, 3].flatMap((iteration) => makeRows(iteration)));
});

it('gives some columns of some steps', async () => {
  const { run } = await makeRun();
  const { table } = await run.refresh();
  const longest = Array.from({ length: table.length }, (_, row) => table.line(row)).find(({ steps }) => steps > 2)!;
  const { steps, problem } = await run.stepsOf(longest, ['step'], 1, 3);
  expect(steps.map(({ step }) => step)).toEqual([1, 2]);
  expect(problem).toBeNull();
});

it('gives the facts of an iteration for estimators, and decodes no text that they do not read', async () => {
  const { run } = await makeRun();
  const { steps } = await run.stepsOfIteration(2, STEP_FACTS);
  expect(steps.map(({ reward }) => reward)).toEqual(makeRows(2).map(({ reward }) => reward));
  expect(Object.keys(steps[0]).sort()).toEqual([...STEP_FACTS].sort());
  expect(run.groupsRead).toBe(1);
});

it('follows a run that trains on and that is taken back', async () => {
  const { folder, run } = await makeRun();
  const { table, generation } = await run.refresh();
  const before = table.length;
  await resumeTo(folder, 5); // from the checkpoint of iteration 2
  const after = await run.refresh();
  expect(after.problems).toEqual([]);
  expect(iterationsOf(after)).toEqual([1, 2, 3, 4, 5]);
  expect(after.table.length).toBeGreaterThan(before);
  // The same iteration 3 again, so that what was read still stands.
  expect([after.generation, after.table === table]).toEqual([generation, true]);
  const writer = RunFolder.open(folder);
  writer.rewindTo(4);
  writer.close();
  const taken = await run.refresh();
  expect(iterationsOf(taken)).toEqual([1, 2, 3, 4]);
  expect(taken.generation).toBe(generation + 1);
});

it('shows the rest where a rollout file is cut off', async () => {
  const { folder, run } = await makeRun();
  truncateSync(fileOf(folder, 2), statSync(fileOf(folder, 2)).size - 100);
  const { table, problems } = await run.refresh();
  expect(problems).toEqual([]);
  const { steps, problem } = await run.stepsOfIteration(2, ['step']);
  expect(steps).toEqual([]);
  expect(problem).toEqual({
    file: 'rollouts/000002.parquet',
    what: `${fileOf(folder, 2)} is damaged: it is not a Parquet file.`,
    shown: 'The trajectories of iteration 2 are listed, with those steps that can be read.',
  });
  expect((await run.refresh()).problems).toEqual([problem]);
  expect((await run.stepsOf(table.line(table.length - 1), ['step'])).problem).toBeNull();
  writeRollouts(fileOf(folder, 2), makeRows(2)); // copied once more
  expect((await run.stepsOfIteration(2, ['step'])).problem).toBeNull();
  expect((await run.refresh()).problems).toEqual([]);
});

it('does not show the steps of another trajectory', async () => {
  const { folder, run } = await makeRun();
  const { table } = await run.refresh();
  renameSync(fileOf(folder, 3), fileOf(folder, 1));
  const { steps, problem } = await run.stepsOf(table.line(0), ['action']);
  expect(steps).toEqual([]);
  expect(problem?.what).toBe(
    `${fileOf(folder, 1)} has another trajectory where the index says that 000001/g0/t0 stands.`,
  );
});

it('names iterations that are missing', async () => {
  const { folder, run } = await makeRun();
  rmSync(fileOf(folder, 2));
  const { table, iterations, problems } = await run.refresh();
  expect(iterations).toEqual([1, 3]);
  expect(table.iterations()).toEqual([1, 2, 3]);
  expect(problems).toEqual([
    {
      file: 'rollouts/000002.parquet',
      what: 'The rollouts of iteration 2 are missing. Copy them again, if this run is a copy.',
      shown: 'Their trajectories are listed, without their steps.',
    },
  ]);
});

it('names iterations that the index does not list, and those that are nowhere', async () => {
  const { folder, run } = await makeRun();
  const { trajectories } = runPaths(folder);
  rmSync(fileOf(folder, 1));
  writeFileSync(
    trajectories,
    readFileSync(trajectories, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"iteration":3'))
      .map((line) => `${line}\n`)
      .join(''),
  );
  const { problems } = await run.refresh();
  expect(problems.map(({ file, what }) => [file, what])).toEqual([
    [
      'trajectories.jsonl',
      'It lists no trajectories of iteration 2: either every episode failed, or lines are missing.',
    ],
    ['rollouts', 'Neither trajectories nor rollouts of iteration 1 are in this folder.'],
  ]);
});

it('misses nothing that a run left out on purpose', async () => {
  const { folder, run } = await makeRun();
  const { trajectories, manifest } = runPaths(folder);
  for (const iteration of [1, 2]) rmSync(fileOf(folder, iteration));
  const lines = readFileSync(trajectories, 'utf8').split('\n');
  writeFileSync(trajectories, lines.filter((line) => !/"iteration":[12],/.test(line)).join('\n'));
  const kept = (keptRollouts: number[]) =>
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), keptRollouts }));
  kept([3]);
  expect((await run.refresh()).problems).toEqual([]);
  kept([2, 3]);
  const { problems } = await run.refresh();
  expect(problems.map(({ what }) => what)).toEqual([
    'Neither trajectories nor rollouts of iteration 2 are in this folder.',
  ]);
});

it('says of a run without its rollouts that all of them are missing', async () => {
  const { folder, run } = await makeRun();
  rmSync(join(folder, 'rollouts'), { recursive: true });
  const { table, problems } = await run.refresh();
  expect(table.iterations()).toEqual([1, 2, 3]);
  expect(problems.map(({ file }) => file)).toEqual(['rollouts', 'rollouts']);
  expect(problems[0].what).toContain('it does not exist');
  expect(problems[1].what).toContain('The rollouts of iterations 1 to 3 are missing.');
});

it('shows an index with a damaged line in the middle and an unfinished one at the end', async () => {
  const { folder, run } = await makeRun();
  const { trajectories } = runPaths(folder);
  const lines = readFileSync(trajectories, 'utf8').split('\n');
  writeFileSync(trajectories, [...lines.slice(0, 3), '{"traj', ...lines.slice(3)].join('\n'));
  appendFileSync(trajectories, '{"trajectoryId":"0000');
  const { table, problems } = await run.refresh();
  expect(table.length).toBe(lines.length - 1);
  expect(problems).toEqual([
    {
      file: 'trajectories.jsonl',
      what: 'Damaged, so that no trajectory can be read there: line 4.',
      shown: 'All other trajectories are listed.',
    },
  ]);
});

const manifestWith = (text: (manifest: string) => string) => (folder: string) => {
  const { manifest } = runPaths(folder);
  writeFileSync(manifest, text(readFileSync(manifest, 'utf8')));
};

it.each<[string, (folder: string) => void, string]>([
  ['missing', (folder) => rmSync(runPaths(folder).manifest), 'it does not exist'],
  ['no JSON', manifestWith((text) => text.slice(0, 50)), 'it is not JSON'],
  ['of a newer version', manifestWith((text) => text.replace('"schema": 1', '"schema": 9')), 'by a newer version'],
  ['of an endless run', manifestWith((text) => text.replace('"iteration": 3', '"iteration": 1e300')), '"iteration" is'],
  ['without a status', manifestWith((text) => text.replace('"status": ', '"was": ')), '"status" is missing'],
])('shows all that can be read where the manifest is %s', async (_, damage, what) => {
  const { folder, run } = await makeRun();
  damage(folder);
  const { manifest, table, iterations, problems } = await run.refresh();
  expect(manifest).toBeNull();
  expect([table.iterations(), iterations]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect(problems.map(({ file }) => file)).toEqual(['run.couplet']);
  expect(problems[0].what).toContain(what);
  expect((await run.stepsOf(table.line(0), ['action'])).problem).toBeNull();
});

it('counts the iterations of a manifest that claims far too many without going through them', async () => {
  const { folder, run } = await makeRun();
  manifestWith((text) => text.replace('"iteration": 3', '"iteration": 4000000000'))(folder);
  const { problems } = await run.refresh();
  expect(problems.map(({ what }) => what)).toEqual([
    'Neither trajectories nor rollouts of iteration 4 to 4000000000 are in this folder.',
  ]);
});
