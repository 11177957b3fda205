import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import { webviewHtml } from '../../../extension/host/views/webviewHtml';
import { ROOT } from '../../../scripts/setup/setUp.mjs';
import { startBrowser } from '../../harness/browser';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.map': 'application/json',
};

/** A view of the extension: its bundle, and the script that takes the place of its host. */
export interface PagedView {
  /** Names bundle and style sheet. */
  readonly name: string;
  /** From the root of the project. */
  readonly fakeHost: string;
}

/** A browser with the own bundle of a view, under the policy that it has in VS Code, and a made-up host. */
export class ViewPages {
  private constructor(
    private readonly server: Server,
    private readonly browser: BrowserContext,
    private readonly profile: string,
    private readonly url: string,
  ) {}

  /** `launch` starts a browser with a profile in a folder. */
  static async start(view: PagedView, launch: typeof startBrowser = startBrowser): Promise<ViewPages> {
    const fakeHost = await bundle(view.fakeHost);
    const server = createServer(({ url = '' }, response) => {
      const name = url.slice(1);
      const text = name === '' ? html(view.name) : name === 'fakeHost.js' ? fakeHost : readBundle(name);
      response.writeHead(text === null ? 404 : 200, { 'content-type': TYPES[path.extname(name)] ?? 'text/html' });
      response.end(text ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const profile = mkdtempSync(path.join(tmpdir(), 'couplet-browser-'));
    return new ViewPages(server, await launch(profile), profile, `http://127.0.0.1:${port}/`);
  }

  /** A new page, `prepare`d before it loads; `problems` gets what the console calls an error, breaches of the policy included. */
  async open(
    size = { width: 1280, height: 900 },
    prepare: (page: Page) => Promise<unknown> = async () => {},
  ): Promise<{ page: Page; problems: string[] }> {
    const page = await this.browser.newPage();
    await prepare(page);
    await page.setViewportSize(size);
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(this.url);
    return { page, problems };
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.profile, { recursive: true, force: true });
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function html(name: string): string {
  const page = {
    title: name,
    script: `/${name}.js`,
    style: `/${name}.css`,
    cspSource: "'self'",
    nonce: 'test',
  };
  return webviewHtml(page).replace('<script', '<script nonce="test" src="/fakeHost.js"></script>\n<script');
}

function readBundle(name: string): Buffer | null {
  try {
    return readFileSync(path.join(ROOT, 'dist/webviews', path.basename(name)));
  } catch {
    return null;
  }
}

async function bundle(file: string): Promise<string> {
  const entryPoints = [path.join(ROOT, file)];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', target: 'chrome132' });
  return outputFiles[0].text;
}
