import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAuthority } from '../../scripts/setup/hosts/readAuthority.mjs';
import type { TestHost } from '../../scripts/setup/hosts/testHosts.mjs';
import { QUIET_SETTINGS } from './settings';

/** Should even the keeper be killed: an idle server ends after this, and extension hosts do not wait three hours for a reconnection. */
const LIMITS = { 'reconnection-grace-time': 20, 'idle-timeout-seconds': 120 };

/** How a code-server is to be; all have defaults. */
export interface CodeServerOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A `.vsix` to install before it starts. */
  readonly vsix?: string;
  /** Variables besides ours. */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether the folder is trusted, which it is when nothing is said. */
  readonly trusted?: boolean;
}

/** A running code-server on a loopback port. */
export interface CodeServer {
  /** `127.0.0.1:port`. */
  readonly authority: string;
  /** Ends the server and everything that it started, and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Starts a code-server with a profile of its own in a temporary folder that ends with it. Settings stand there before, since later
 * changes of the file go unnoticed.
 */
export async function startCodeServer(
  host: TestHost,
  root: string,
  { settings, vsix, env, trusted = true }: CodeServerOptions = {},
): Promise<CodeServer> {
  const place = (name: string) => path.join(root, name);
  for (const name of ['data/User', 'extensions', 'tmp']) mkdirSync(place(name), { recursive: true });
  const trust = { 'security.workspace.trust.enabled': !trusted, 'security.workspace.trust.startupPrompt': 'never' };
  writeFileSync(place('data/User/settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...trust, ...settings }));
  writeFileSync(place('config.yaml'), 'auth: none\n');

  const profile = [
    path.join(host.codeServerDirectory, 'out/node/entry.js'),
    ...['--config', place('config.yaml'), '--user-data-dir', place('data'), '--extensions-dir', place('extensions')],
  ];
  const options = { env: { ...environment(host), TMPDIR: place('tmp'), ...env } };
  if (vsix) execFileSync(host.nodeProgram, [...profile, '--install-extension', vsix], options);
  const args = [
    ...profile,
    ...['--auth', 'none', '--bind-addr', '127.0.0.1:0'],
    ...['telemetry', 'update-check', 'getting-started-override', 'proxy'].map((it) => `--disable-${it}`),
    ...(trusted ? ['--disable-workspace-trust'] : []),
    '--ignore-last-opened',
    ...limits(host),
  ];
  const keeper = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
  const child = spawn(process.execPath, [keeper, root, host.nodeProgram, ...args], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // Ctrl+C reaches us; the keeper then ends in order.
  });
  const stop = () => ended(child);
  try {
    return { authority: await readAuthority(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Those that this version knows. */
function limits(host: TestHost): string[] {
  const known = readFileSync(path.join(host.codeServerDirectory, 'out/node/cli.js'), 'utf8');
  return Object.entries(LIMITS).flatMap(([name, seconds]) =>
    known.includes(`"${name}"`) ? [`--${name}`, `${seconds}`] : [],
  );
}

/** Ours without what another VS Code or npm has put there for programs of its own. */
function environment(host: TestHost): NodeJS.ProcessEnv {
  const leaking = /^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|PORT$|XDG_RUNTIME_DIR$|VITEST|NODE_ENV$)/;
  const kept = Object.entries(process.env).filter(([name]) => !leaking.test(name));
  return { ...Object.fromEntries(kept), PATH: [path.dirname(host.nodeProgram), process.env.PATH].join(path.delimiter) };
}

/** Closes the keeper's standard input and waits until it has ended everything. */
function ended(keeper: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (keeper.exitCode !== null || keeper.signalCode !== null) return resolve();
    keeper.on('exit', () => resolve());
    keeper.stdin?.end();
  });
}
