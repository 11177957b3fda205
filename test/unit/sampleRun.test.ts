import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { byGroup } from '../../extension/host/runs/runNodes';
import { RunReader } from '../../extension/store/runReader';

const FOLDER = path.resolve(import.meta.dirname, '../../media/sample');
const LIMIT_BYTES = 2 * 1024 * 1024;

/** Folders of a machine at the beginning of a path, and addresses. */
const IDENTIFYING = /"\/\w+|\/(home|root|tmp|Users)\/|[A-Z]:\\\\|localhost|[\w.]+@[\w-]+\.\w+/;

const run = new RunReader(FOLDER);
const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => path.join(parentPath, name));

test('the sample is a complete run that says what is left out of it', () => {
  const { status, statusReason, iteration, iterations } = run.manifest();
  expect({ status, iteration }).toEqual({ status: 'completed', iteration: iterations });
  expect(statusReason).toContain('no checkpoint');
  expect(statusReason).toContain(
    `iterations ${run
      .iterations()
      .join(', ')
      .replace(/, (\d+)$/, ' and $1')}`,
  );
});

test('its metrics cover every iteration, and it has learnt', () => {
  const metrics = run.metrics();
  const { iterations } = run.manifest();
  const trained = metrics.filter(({ data }) => 'rollout/success' in data).map(({ step }) => step);
  expect(trained).toEqual(Array.from({ length: iterations }, (_, i) => i + 1));
  const successes = metrics.flatMap(({ data }) => data['eval/L0/success'] ?? []);
  expect(successes.at(-1)).toBeGreaterThan(successes[0]!);
});

test('it has rollouts of the first and the last iteration, and an index of those that it has', async () => {
  const { iterations } = run.manifest();
  expect(run.iterations()).toEqual(expect.arrayContaining([1, iterations]));
  for (const iteration of run.iterations()) {
    const lines = run.trajectories().filter((line) => line.iteration === iteration);
    const rows = await run.rollouts(iteration);
    expect(lines.reduce((sum, { steps }) => sum + steps, 0)).toBe(rows.length);
    expect(new Set(lines.map(({ trajectoryId }) => trajectoryId))).toEqual(
      new Set(rows.map(({ trajectoryId }) => trajectoryId)),
    );
  }
  expect(new Set(run.trajectories().map(({ iteration }) => iteration))).toEqual(new Set(run.iterations()));
});

test('in each of its iterations some group has trajectories that did better than others, so that there are advantages', () => {
  for (const iteration of run.iterations()) {
    const groups = byGroup(run.trajectories().filter((line) => line.iteration === iteration));
    expect(groups.some(([, lines]) => new Set(lines.map(({ reward }) => reward)).size > 1)).toBe(true);
  }
});

test('it takes at most 2 MB', () => {
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(LIMIT_BYTES);
});

test('nothing in it names a machine or a person: no absolute path, no host, no address', async () => {
  const texts = files.filter((file) => !file.endsWith('.parquet')).map((file) => readFileSync(file, 'utf8'));
  const rows = await Promise.all(run.iterations().map((iteration) => run.rollouts(iteration)));
  for (const text of [...texts, JSON.stringify(rows)]) expect(text.match(IDENTIFYING)?.[0]).toBeUndefined();
  const { versions, compute } = run.manifest();
  expect(Object.keys(versions).sort()).toEqual(['couplet', 'library', 'node', 'platform', 'v8']);
  expect(Object.keys(compute).sort()).toEqual(['backend', 'device', 'library', 'threads']);
  expect(files.map((file) => path.relative(FOLDER, file))).not.toContain('.lock');
});
