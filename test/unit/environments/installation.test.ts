import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findJava } from '../../../extension/trainer/environments/java/findJava';
import {
  installationFolder,
  probeInstallation,
  RECORD_FILE,
  readInstallation,
  requireInstallation,
} from '../../../extension/trainer/environments/java/installation';
import { TEXTWORLD_EXPRESS_PACKAGE } from '../../../extension/trainer/environments/java/javaPackage';
import { findPip } from '../../../extension/trainer/environments/java/pip';
import { ENVIRONMENTS } from '../../../extension/trainer/environments/table';
import { temporaryFolder } from '../../helpers/temporaryFolder';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A folder with an executable file of a name; stands first on no path. */
function folderWith(name: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), '');
  chmodSync(join(folder, name), 0o755);
  return folder;
}

describe.skipIf(process.platform === 'win32')('findJava', () => {
  it('takes JAVA_HOME before the path, and nothing that cannot be run', () => {
    const [home, onPath, plain] = [temporaryFolder(), folderWith('java'), temporaryFolder()];
    mkdirSync(join(home, 'bin'));
    writeFileSync(join(home, 'bin', 'java'), '', { mode: 0o755 });
    writeFileSync(join(plain, 'java'), '', { mode: 0o644 });
    expect(findJava({ PATH: `/nowhere:${plain}:${onPath}` })).toBe(join(onPath, 'java'));
    expect(findJava({ PATH: onPath, JAVA_HOME: home })).toBe(join(home, 'bin', 'java'));
    expect(findJava({ PATH: onPath, JAVA_HOME: '/nowhere' })).toBe(join(onPath, 'java'));
    expect(findJava({ PATH: plain })).toBeUndefined();
    expect(findJava({})).toBeUndefined();
  });
});

describe('findPip', () => {
  it('says what is missing and how to get it', async () => {
    vi.stubEnv('PATH', '/nowhere');
    await expect(findPip({})).rejects.toThrow(/python3 is not installed.*apt-get install python3 python3-pip/);
  });
});

describe.skipIf(process.platform === 'win32')('an installation', () => {
  it('is asked for in the order in which a person has to act', () => {
    vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
    vi.stubEnv('JAVA_HOME', '');
    vi.stubEnv('PATH', '/nowhere');
    expect(probeInstallation(TEXTWORLD_EXPRESS_PACKAGE)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^Java is not installed.*default-jre-headless/),
    });
    vi.stubEnv('PATH', folderWith('java'));
    const notThere = /TextWorldExpress 1\.1\.0 is not installed\. Run: couplet env install textworld-express/;
    expect(probeInstallation(TEXTWORLD_EXPRESS_PACKAGE)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(notThere),
    });
    expect(() => requireInstallation(TEXTWORLD_EXPRESS_PACKAGE)).toThrow(notThere);
  });

  it('is one when every file is there in its size', () => {
    vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
    vi.stubEnv('PATH', folderWith('java'));
    const folder = installationFolder(TEXTWORLD_EXPRESS_PACKAGE);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'py4j.jar'), '12345');
    writeFileSync(join(folder, TEXTWORLD_EXPRESS_PACKAGE.jar), '123');
    expect(readInstallation(TEXTWORLD_EXPRESS_PACKAGE)).toBeUndefined();
    const files = { 'py4j.jar': 5, [TEXTWORLD_EXPRESS_PACKAGE.jar]: 3 };
    writeFileSync(join(folder, RECORD_FILE), JSON.stringify({ package: 'x', py4j: 'y', files }));
    expect(readInstallation(TEXTWORLD_EXPRESS_PACKAGE)).toMatchObject({ folder, bytes: 8 });
    expect(probeInstallation(TEXTWORLD_EXPRESS_PACKAGE)).toEqual({ ok: true, reason: 'TextWorldExpress 1.1.0' });
    writeFileSync(join(folder, 'py4j.jar'), '1234');
    expect(readInstallation(TEXTWORLD_EXPRESS_PACKAGE)).toBeUndefined();
  });
});

describe('the table of environments', () => {
  it('names each once, with the built-in ones first', () => {
    expect(ENVIRONMENTS.map(({ id }) => id)).toEqual(['household', 'contexts', 'textworld-express', 'scienceworld']);
  });
});
