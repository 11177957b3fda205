import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readTestHost, type TestHost, type TestHostId } from '../../scripts/setup/hosts/testHosts.mjs';
import { startBrowser } from './browser';
import { type CodeServerOptions, startCodeServer } from './codeServer';
import { type DevelopmentOptions, injectDevelopmentOptions } from './developmentOptions';

/** Contents by path in the folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What to start. */
export interface SessionOptions extends CodeServerOptions {
  readonly host: TestHostId;
  /** What the folder holds that the workbench opens. */
  readonly files: Files;
  /** What runs as an extension under development. */
  readonly development?: DevelopmentOptions;
}

/** A code-server and a browser page, ready to open the workbench. */
export interface Session {
  readonly host: TestHost;
  readonly page: Page;
  /** Absolute path of the folder that the workbench opens. */
  readonly folder: string;
  /** Loads the workbench; the extension host starts with it. */
  open(): Promise<void>;
  /** Ends browser and server, and removes their files. */
  close(): Promise<void>;
}

/** Starts a session in a new temporary folder; nothing is left running when that fails. */
export async function startSession({ host: id, files, development, ...options }: SessionOptions): Promise<Session> {
  const host = readTestHost(id);
  if (!host) throw new Error(`The VS Code that tests run in (${id}) is not installed; \`npm test ui vscode\` does it.`);
  const root = mkdtempSync(path.join(tmpdir(), 'couplet-workbench-'));
  const folder = writeFiles(path.join(root, 'folder'), files);
  const server = await startCodeServer(host, root, options);
  try {
    const browser = await startBrowser(path.join(root, 'browser'));
    const [page] = browser.pages();
    if (development) await injectDevelopmentOptions(page, server.authority, development);
    const url = `http://${server.authority}/?${new URLSearchParams({ folder })}`;
    return {
      host,
      page,
      folder,
      open: async () => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
      close: async () => {
        await browser.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function writeFiles(folder: string, files: Files): string {
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}
