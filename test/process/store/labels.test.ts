import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { currentLabels } from '../../../extension/engine/labels/currentLabels';
import { Rng } from '../../../extension/shared/util/rng';
import { LabelReader } from '../../../extension/store/labels/labelReader';
import { LabelWriter } from '../../../extension/store/labels/labelWriter';
import { type Author, labelLine } from '../../../extension/store/labels/makeLines';
import { watchLabels } from '../../../extension/store/labels/watchLabels';
import { runPaths } from '../../../extension/store/runPaths';
import { labelTarget } from '../../helpers/label';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { bundleProgram } from './bundleProgram';

const labeller = bundleProgram('labeller');
const ROUNDS = 20;

/** A process that labels, and what it said. */
class Labeller {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ready: Promise<unknown>;
  private output = '';

  constructor(folder: string, by: string) {
    this.child = spawn(process.execPath, [labeller(), folder, by]);
    this.child.stdout.on('data', (chunk) => {
      this.output += chunk;
    });
    this.ready = new Promise((resolve) => this.child.stdout.once('data', resolve));
  }

  /** Kills it; the ids of the labels that it was told to be on the disk. */
  async kill(): Promise<string[]> {
    const closed = new Promise((resolve) => this.child.on('close', resolve));
    this.child.kill('SIGKILL');
    await closed;
    return this.output.split('\n').filter((line) => /^[0-9a-f-]{36}$/.test(line));
  }
}

it('loses no acknowledged label to SIGKILL at any moment, though two windows of one author and another author label at once', async () => {
  const run = runPaths(temporaryFolder());
  const rng = Rng.from('kill labels');
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const labellers = ['Ada', 'Ada', 'Bob'].map((by) => new Labeller(run.folder, by));
    await Promise.all(labellers.map(({ ready }) => ready));
    await new Promise((resolve) => setTimeout(resolve, rng.int(120)));
    for (const each of rng.shuffle(labellers)) acknowledged.push(...(await each.kill()));
    const { lines, damaged } = new LabelReader(run).read();
    const stored = new Set(lines.map(({ id }) => id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(stored.size).toBe(lines.length);
    const torn = damaged.reduce((sum, { lines: count }) => sum + count, 0);
    expect(torn).toBeLessThanOrEqual(3 * (round + 1)); // each kill tears one line at most
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  expect(readdirSync(run.labels).filter((name) => name.endsWith('.jsonl'))).toHaveLength(2);
});

it('shows the labels of another window while it labels', async () => {
  const run = runPaths(temporaryFolder());
  const reader = new LabelReader(run);
  const other = new Labeller(run.folder, 'Ada');
  const seen = new Set<string>();
  await new Promise<void>((resolve) => {
    const watcher = watchLabels(run, () => {
      for (const { id } of reader.read().lines) seen.add(id);
      if (seen.size < 300) return;
      watcher.dispose();
      resolve();
    });
  });
  const acknowledged = await other.kill();
  const ids = reader.read().lines.map(({ id }) => id);
  expect(ids.slice(0, seen.size)).toEqual([...seen]);
  expect(ids.slice(0, acknowledged.length)).toEqual(acknowledged);
});

it('are merged by git without conflict, those of one author in two clones too', async () => {
  const run = runPaths(temporaryFolder());
  const git = (...args: string[]) => {
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
    const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: run.folder, encoding: 'utf8' });
    expect(status, `git ${args.join(' ')}: ${stdout}${stderr}`).toBe(0);
  };
  const label = async (author: Author, step: number) => {
    await new LabelWriter(run, author).append([labelLine(author, { target: labelTarget(step), label: 'good' })]);
    git('add', '.');
    git('commit', '-qm', `${author.by} labels step ${step}`);
  };
  const [ada, bob, oracle]: Author[] = [
    { source: 'human', by: 'Ada' },
    { source: 'human', by: 'Bob' },
    { source: 'oracle', by: 'oracle' },
  ];
  const reader = new LabelReader(run);
  git('init', '-q', '-b', 'one');
  await label(ada!, 0);
  git('checkout', '-q', '-b', 'two');
  for (const author of [ada!, bob!, oracle!]) await label(author, 1);
  git('checkout', '-q', 'one');
  for (const author of [ada!, bob!, oracle!]) await label(author, 2);
  expect(reader.read().lines).toHaveLength(4);
  git('merge', '-q', '--no-edit', 'two');
  const { lines, damaged } = reader.read();
  expect(damaged).toEqual([]);
  const found = currentLabels(lines).map(({ by, target }) => `${by} ${target.step}`);
  expect(found.sort()).toEqual(['Ada 0', 'Ada 1', 'Ada 2', 'Bob 1', 'Bob 2', 'oracle 1', 'oracle 2']);
  expect(readdirSync(join(run.labels, 'critics'))).toHaveLength(1);
});
