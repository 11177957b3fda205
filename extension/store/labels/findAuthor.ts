import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { UserError } from '../../shared/util/userError';

/** Who labels in a folder, as git would write it: `Ada Lovelace <ada@example.org>`; the system's user where git knows nobody. */
export function findAuthor(folder: string): string {
  const [name, email] = [gitConfig(folder, 'user.name'), gitConfig(folder, 'user.email')];
  if (name) return authorName(email ? `${name} <${email}>` : name);
  return authorName(userInfo().username);
}

/** A name in the form in which it is stored: one line, and equal letters by equal bytes. Throws a `UserError` where nothing is left. */
export function authorName(name: string): string {
  const stored = name
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (stored === '') throw new UserError('The name of an author is empty; give one of letters.', { usage: true });
  return stored;
}

function gitConfig(folder: string, key: string): string | null {
  const { status, stdout } = spawnSync('git', ['config', '--get', key], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 10_000,
  });
  return status === 0 ? stdout.trim() : null;
}
