import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { gitCommit } from '../../../extension/store/gitCommit';
import { listRuns, newRunFolder, resolvePolicyFolder, resolveRun } from '../../../extension/store/runNames';
import { temporaryFolder } from '../../helpers/temporaryFolder';

function makeRun(root: string, name: string): string {
  const folder = newRunFolder(root, name);
  writeFileSync(join(folder, 'run.couplet'), '{"schema":1,"statusReason":"All were removed."}');
  return folder;
}

it('numbers the runs of a name', () => {
  const root = join(temporaryFolder(), 'runs');
  expect(makeRun(root, 'a')).toBe(join(root, 'a-001'));
  expect(makeRun(root, 'a')).toBe(join(root, 'a-002'));
  expect(makeRun(root, 'a-b')).toBe(join(root, 'a-b-001'));
  mkdirSync(join(root, 'a-041'));
  expect(makeRun(root, 'a')).toBe(join(root, 'a-042'));
  expect(listRuns(root)).toEqual(['a-001', 'a-002', 'a-042', 'a-b-001']);
});

it('finds a run by path, file, name, or name without number', () => {
  const root = temporaryFolder();
  const first = makeRun(root, 'a');
  const second = makeRun(root, 'a');
  newRunFolder(root, 'a'); // began and never got a manifest: no run
  expect(resolveRun(first, root)).toBe(first);
  expect(resolveRun(join(first, 'run.couplet'), 'elsewhere')).toBe(first);
  expect(resolveRun('a-001', root)).toBe(first);
  expect(resolveRun('a', root)).toBe(second);
});

it('lists the runs there are where none has the name', () => {
  const root = temporaryFolder();
  expect(() => resolveRun('a', root)).toThrow('has no runs at all');
  makeRun(root, 'household-grpo');
  expect(() => resolveRun('houshold-grpo-001', root)).toThrow(
    /did you mean "household-grpo-001"\? Runs in .*: household-grpo-001\./,
  );
  expect(() => resolveRun('other', root)).toThrow('There is no run "other". Runs in');
});

it('finds the policy of a folder or a run', () => {
  const root = temporaryFolder();
  const model = join(root, 'model');
  mkdirSync(model);
  writeFileSync(join(model, 'config.json'), '{}');
  expect(resolvePolicyFolder(model, root)).toBe(resolve(model));
  const run = makeRun(root, 'a');
  expect(() => resolvePolicyFolder('a', root)).toThrow('a-001 has no complete checkpoint. All were removed.');
  const checkpoint = join(run, 'checkpoints', '000003');
  mkdirSync(checkpoint, { recursive: true });
  writeFileSync(join(checkpoint, 'trainer.json'), '{"schema":1,"iteration":3,"files":{}}');
  expect(resolvePolicyFolder('a', root)).toBe(checkpoint);
});

const git = (folder: string, ...args: string[]) =>
  spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, encoding: 'utf8' });
const hasGit = git('.', '--version').status === 0;
if (!hasGit) console.warn('SKIPPED: git is not installed, so the commit of a folder is not tested');

it.skipIf(!hasGit)('knows the commit of a folder, and whether it was changed', () => {
  const folder = temporaryFolder();
  expect(gitCommit(folder)).toBeNull();
  git(folder, 'init', '-q');
  expect(gitCommit(folder)).toBeNull();
  writeFileSync(join(folder, 'a'), '1');
  git(folder, 'add', 'a');
  git(folder, 'commit', '-q', '-m', 'a');
  git(folder, 'tag', 'v1');
  const commit = git(folder, 'rev-parse', 'HEAD').stdout.trim();
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'untracked'), '');
  expect(gitCommit(join(folder, 'inner'))).toBe(commit);
  writeFileSync(join(folder, 'a'), '2');
  expect(gitCommit(folder)).toBe(`${commit}-dirty`);
  expect(gitCommit(join(folder, 'none'))).toBeNull();
});
