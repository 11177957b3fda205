import { rmSync } from 'node:fs';
import type { TestHostId } from '../../scripts/setup/hosts/testHosts.mjs';
import { ROOT } from '../../scripts/setup/setUp.mjs';
import type { CodeServerOptions } from './codeServer';
import { endTrainers } from './endTrainers';
import { endWithRunner } from './endWithRunner';
import { failOnUncaught } from './failOnUncaught';
import { pictureFile } from './pictures';
import { type Files, type Session, startSession } from './session';
import { Workbench } from './workbench';

/** How long playwright waits for anything. */
const WAIT_MS = 30_000;

/** All have defaults; Couplet runs from this clone where no other extension is named. */
export interface WorkbenchOptions extends CodeServerOptions {
  readonly host?: TestHostId;
  /** What the folder holds that is opened; a text file when not given. */
  readonly files?: Files;
  /** Folder of an extension that runs in place of Couplet. */
  readonly extension?: string;
}

/**
 * Opens a real workbench with Couplet on a new folder, lets a test drive it, and ends everything, whatever happens. An error that nobody
 * caught fails the test, too. A test that fails leaves a picture, `failed-<name>.png`.
 */
export async function withWorkbench(
  name: string,
  { host = 'newest', files = { 'readme.txt': '' }, extension = ROOT, ...options }: WorkbenchOptions,
  use: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const development = options.vsix ? undefined : { extension };
  const failed = pictureFile(`failed-${name}`);
  rmSync(failed, { force: true });
  await endWithRunner(async () => {
    let session: Session | undefined;
    try {
      session = await startSession({ host, files, ...options, development });
      const { page, open } = session;
      const workbench = new Workbench(session);
      page.setDefaultTimeout(WAIT_MS);
      await failOnUncaught(page, async () => {
        await open();
        await workbench.ready();
        await use(workbench);
      });
    } catch (error) {
      await session?.page.screenshot({ path: failed }).catch(() => {});
      throw error;
    } finally {
      if (session) endTrainers(session.folder);
      await session?.close();
    }
  });
}
