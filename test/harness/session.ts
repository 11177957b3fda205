import type { Page } from 'playwright-core';
import { readTestHost, type TestHost, type TestHostId } from '../../scripts/setup/hosts/testHosts.mjs';
import { startBrowser } from './browser';
import { startCodeServer } from './codeServer';
import { type DevelopmentOptions, injectDevelopmentOptions } from './developmentOptions';

const SIZE = { width: 1280, height: 800 };

/** Without `local-network-access` a page that was changed on its way may not open a WebSocket to 127.0.0.1. */
const PERMISSIONS = ['clipboard-read', 'clipboard-write', 'local-network-access'];

export interface SessionOptions {
  readonly host: TestHostId;
  /** Absolute path of the folder that the workbench opens. */
  readonly folder: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly development: DevelopmentOptions;
}

/** A code-server and a browser page, ready to open the workbench. */
export interface Session {
  readonly host: TestHost;
  readonly page: Page;
  /** Loads the workbench; the extension host starts with it. */
  open(): Promise<void>;
  /** Ends browser and server. */
  close(): Promise<void>;
}

/** Starts a session; nothing is left running when that fails. */
export async function startSession({ host: id, folder, settings = {}, development }: SessionOptions): Promise<Session> {
  const host = readTestHost(id);
  if (!host) throw new Error(`The VS Code that tests run in (${id}) is not installed; \`npm test ui vscode\` does it.`);
  const server = await startCodeServer(host, settings);
  try {
    const browser = await startBrowser();
    const context = await browser.newContext({ viewport: SIZE, permissions: PERMISSIONS });
    const page = await context.newPage();
    await injectDevelopmentOptions(page, server.authority, development);
    const url = `http://${server.authority}/?${new URLSearchParams({ folder })}`;
    return {
      host,
      page,
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
