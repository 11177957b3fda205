import { spawnSync } from 'node:child_process';

/** The commit that a folder is checked out at, with `-dirty` where tracked files were changed; null outside a repository or without git. */
export function gitCommit(folder: string): string | null {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--abbrev=40', '--exclude=*', '--dirty'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 10_000,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' }, // only looks: takes no lock that a person's own git would meet
  });
  return status === 0 ? stdout.trim() : null;
}
