import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { RunFolder } from '../../../extension/store/runFolder';
import { RunReader } from '../../../extension/store/runReader';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { makeRows } from '../../unit/store/makeRows';
import { resumeTo, START, trainTo } from '../../unit/store/makeRun';
import { bundleProgram } from './bundleProgram';

const writer = bundleProgram('writer');
const ROUNDS = 15;

/** Lets a writer work on a run for a while after it is ready, kills it, and gives back the iterations that it said it had committed. */
async function writeAndKill(folder: string, milliseconds: number): Promise<number[]> {
  const child = spawn(process.execPath, [writer(), folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
    output += chunk;
  });
  await new Promise((resolve) => child.on('close', resolve));
  expect(errors).toBe('');
  return output
    .split('\n')
    .filter((line) => /^\d+$/.test(line))
    .map(Number);
}

it('survives SIGKILL at any moment: whole iterations only, nothing committed lost, and in the end no trace of it', async () => {
  const folder = temporaryFolder();
  RunFolder.create(folder, START).close();
  const rng = Rng.from('kill');
  let total = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const committed = await writeAndKill(folder, rng.int(150));
    total += committed.length;
    const reader = new RunReader(folder);
    const manifest = reader.manifest();
    expect(manifest.status).toBe('interrupted');
    expect(manifest.iteration).toBeGreaterThanOrEqual(committed.at(-1) ?? 0);
    expect(reader.iterations()).toEqual(Array.from({ length: manifest.iteration }, (_, i) => i + 1));
    for (const iteration of reader.iterations()) expect(await reader.rollouts(iteration)).toEqual(makeRows(iteration));
    expect(reader.trajectories()).toHaveLength(6 * manifest.iteration);
    expect(reader.metrics().map(({ step }) => step)).toEqual(reader.iterations());
  }
  expect(total).toBeGreaterThan(0);

  const end = new RunReader(folder).manifest().iteration + 2;
  await resumeTo(folder, end);
  const straight = temporaryFolder();
  const run = RunFolder.create(straight, START);
  await trainTo(run, end);
  run.close();
  expect(factsOf(folder)).toEqual(factsOf(straight));
});

/** The bytes of all that has no times in it. */
function factsOf(folder: string): Record<string, string> {
  const { paths } = new RunReader(folder);
  const files = [
    ...[paths.metrics, paths.trajectories],
    ...readdirSync(paths.rollouts).map((name) => join(paths.rollouts, name)),
    ...readdirSync(paths.checkpoints).map((name) => join(paths.checkpoints, name, 'model.safetensors')),
  ];
  return Object.fromEntries(files.map((file) => [file.slice(folder.length), readFileSync(file).toString('base64')]));
}
