import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { authorName, findAuthor } from '../../../../extension/store/labels/findAuthor';
import { authorFile } from '../../../../extension/store/labels/labelPaths';
import { temporaryFolder } from '../../../helpers/temporaryFolder';

const nameOf = (by: string) => basename(authorFile('labels', 'human', by));

describe("an author's file", () => {
  it('can be told by its name, without the address', () => {
    expect(nameOf('Ada Lovelace <ada@example.org>')).toMatch(/^ada-lovelace-[0-9a-f]{16}\.jsonl$/);
    expect(nameOf('Zoë  Ångström')).toMatch(/^zoe-angstrom-[0-9a-f]{16}\.jsonl$/);
    expect(nameOf('日本')).toMatch(/^[0-9a-f]{16}\.jsonl$/);
  });

  it('is a name that every file system takes', () => {
    for (const by of ['../../etc/passwd', 'CON', 'a:b*c?', '.', 'x'.repeat(500), '   '])
      expect(nameOf(by)).toMatch(/^[a-z0-9-]{16,60}\.jsonl$/);
  });

  it('is nobody else’s, not even where capital letters are not told from small ones', () => {
    const authors = ['ada', 'Ada', 'ADA', 'A.D.A', 'a d a', 'a-d-a', 'Ada <1@x.org>', 'Ada <2@x.org>', 'ádа'];
    expect(new Set(authors.map((by) => nameOf(by).toLowerCase())).size).toBe(authors.length);
  });

  it('lies apart from those of critics, whatever their names', () => {
    expect(authorFile('labels', 'human', 'oracle')).not.toContain('critics');
    const critics = (['oracle', 'rule', 'model'] as const).map((source) => authorFile('labels', source, 'oracle'));
    for (const file of critics) expect(file).toContain(join('labels', 'critics'));
    expect(new Set(critics).size).toBe(3);
  });
});

describe('who labels', () => {
  /** A repository whose own configuration says who works there, and no other configuration of git's. */
  function repository(name: string | null, email: string | null): string {
    const folder = temporaryFolder();
    vi.stubEnv('GIT_CONFIG_GLOBAL', join(folder, 'none'));
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    const git = (...args: string[]) => expect(spawnSync('git', args, { cwd: folder }).status).toBe(0);
    git('init', '-q');
    if (name) git('config', 'user.name', name);
    if (email) git('config', 'user.email', email);
    return folder;
  }

  it('is whom git knows, else the user of the system', () => {
    expect(findAuthor(repository('Ada Lovelace', 'ada@example.org'))).toBe('Ada Lovelace <ada@example.org>');
    expect(findAuthor(repository('Ada', null))).toBe('Ada');
    expect(findAuthor(repository(null, 'ada@example.org'))).toBe(userInfo().username);
    vi.unstubAllEnvs();
  });

  it('has one name, however its letters are written', () => {
    expect(authorName(' Zoe\u0308\n Smith\u0000 ')).toBe('Zoë Smith');
    expect(() => authorName(' \n')).toThrow('The name of an author is empty');
  });
});
