/**
 * Stands in for the `code` program where VS Code itself cannot be had: takes the arguments of @vscode/test-electron, runs the tests in
 * the extension host of a code-server with an empty folder, prints that host's console and ends with the code of the tests.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'node:util';
import type { TestHostId } from '../../scripts/setup/hosts/testHosts.mjs';
import { type Session, startSession } from './session';

const EXIT = { pageCrashed: 86, harnessFailed: 88, stopped: 130 } as const;

/** What VS Code and its own extensions print, offline, in every run. */
const NOISE = new RegExp(
  `^(${[
    'Resolv(ing|ed) connection token',
    'Creating a socket',
    '\\[(reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate)',
    'Updating additional builtin',
    'Error while fetching the extension under development .* not a web extension',
    'ChatSessionStore',
    'getaddrinfo ENOTFOUND',
    "Timed out waiting for authentication provider 'github'",
  ].join('|')})`,
);

let session: Session | undefined;
// A Ctrl+C, or test-electron ending or being ended: its pipe to us closes then.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(EXIT.stopped));
process.stdin.on('end', () => end(EXIT.stopped)).resume();

try {
  session = await startSession({
    host: (process.env.COUPLET_TEST_HOST ?? 'newest') as TestHostId,
    files: {},
    development: { extension: argument('extensionDevelopmentPath'), tests: argument('extensionTestsPath') },
  });
  const code = await testsEnded(session);
  await end(code);
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`);
  await end(EXIT.harnessFailed);
}

/** The workbench calls these functions of its page if they exist: for what the extension host prints, and when its tests are over. */
function testsEnded({ page, open }: Session): Promise<number> {
  return new Promise((resolve, reject) => {
    page.on('crash', () => resolve(EXIT.pageCrashed));
    const print = (type: string, args: [string, ...unknown[]]) => {
      const line = format(...args);
      if (!NOISE.test(line)) (type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
    };
    page
      .exposeFunction('codeAutomationLog', print)
      .then(() => page.exposeFunction('codeAutomationExit', resolve))
      .then(open)
      .catch(reject);
  });
}

function argument(name: string): string {
  const prefix = `--${name}=`;
  const found = process.argv.find((it) => it.startsWith(prefix));
  if (!found) throw new Error(`${prefix} is missing.`);
  return path.resolve(found.slice(prefix.length));
}

/** test-electron drops what it has not read when we end, so it gets a moment to read. */
async function end(code: number): Promise<never> {
  await session?.close();
  await sleep(150);
  process.exit(code);
}
