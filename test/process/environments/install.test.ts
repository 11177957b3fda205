import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  checkEnvironment,
  installEnvironment,
  summarizeInstallation,
} from '../../../extension/trainer/environments/install';
import { environmentsDirectory, readInstallation } from '../../../extension/trainer/environments/java/installation';
import { TEXTWORLD_EXPRESS_PACKAGE } from '../../../extension/trainer/environments/java/javaPackage';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { ensureInstalled } from './ensureInstalled';

const ID = 'textworld-express';
const missing = await ensureInstalled(ID);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.skipIf(missing)('couplet env install', () => {
  const heard: string[] = [];
  const install = () => {
    heard.length = 0;
    return installEnvironment(ID, (line) => heard.push(line));
  };

  it('puts the package in place, also when two do so at once, and mends it', async () => {
    vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
    const [first, second] = await Promise.all([install(), install()]);
    expect(first.folder).toBe(second.folder);
    expect(summarizeInstallation(first)).toMatch(
      /^textworld-express 1\.1\.0: its gold path of \d+ steps solved a task in [\d.]+ s.* MB on disk/,
    );
    expect(readdirSync(environmentsDirectory())).toEqual(['textworld-express-1.1.0-py4j-0.10.9.9']);
    expect(readdirSync(first.folder).sort()).toEqual([
      'cooking_world.json',
      'installed.json',
      'licenses',
      'py4j.jar',
      'textworld-express.jar',
      'twc_objects.folds.json',
    ]);
    expect(first.bytes).toBeGreaterThan(1e6);
    expect(first.bytes).toBeLessThan(4e6);

    await install();
    expect(heard).toEqual(['TextWorldExpress 1.1.0 is in place; playing a game']);

    writeFileSync(join(first.folder, 'textworld-express.jar'), 'half');
    await expect(checkEnvironment(ID)).rejects.toThrow(/is not installed\. Run: couplet env install/);
    await install();
    expect(heard).toEqual(['fetching TextWorldExpress 1.1.0 with pip', 'playing a game']);
    expect(readInstallation(TEXTWORLD_EXPRESS_PACKAGE)).toBeDefined();
    expect(readdirSync(environmentsDirectory())).toHaveLength(1);
  });

  it('leaves nothing behind when pip cannot fetch', async () => {
    vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
    for (const [name, value] of Object.entries({ PIP_NO_INDEX: '1', PIP_FIND_LINKS: temporaryFolder() }))
      vi.stubEnv(name, value);
    await expect(install()).rejects.toThrow(/pip install textworld-express==1\.1\.0 .* failed.*PIP_FIND_LINKS/);
    expect(readdirSync(environmentsDirectory())).toEqual([]);
  });

  it('says so when the disk refuses', async () => {
    const folder = temporaryFolder();
    vi.stubEnv('XDG_DATA_HOME', folder);
    writeFileSync(join(folder, 'couplet'), '');
    await expect(install()).rejects.toThrow(/Cannot install into .*: a part of the path is a file/);
  });

  it('knows what it can install', async () => {
    await expect(installEnvironment('alfworld', () => {})).rejects.toThrow(
      /installed: textworld-express, scienceworld/,
    );
  });
});
