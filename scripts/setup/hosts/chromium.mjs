/** The browser that shows the workbench: one that is installed, else Debian's, else playwright's own download. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { run, SetupError, tryRun } from '../run.mjs';
import { canInstallPackages, installPackages } from './apt.mjs';
import { testHostsDirectory } from './testHosts.mjs';

const NAMES = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];

/** What playwright calls the program it downloads; the names have changed over time. */
const DOWNLOADED = /^(headless_shell|chrome-headless-shell)$/;

const DOWNLOAD_MS = 300_000;

/**
 * A Chromium that starts, or null; `COUPLET_CHROMIUM` names another than the usual ones.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findChromium(env = process.env) {
  const candidates = env.COUPLET_CHROMIUM ? [env.COUPLET_CHROMIUM] : [...onPath(env), ...downloaded()];
  return candidates.find((program) => tryRun(program, ['--version'], { env }).ok) ?? null;
}

/** @param {NodeJS.ProcessEnv} env */
function onPath(env) {
  const folders = (env.PATH ?? '').split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter((file) => existsSync(file));
}

/**
 * @param {{ root: string, detail: (line: string) => void }} job
 * @returns {string} the program
 * @throws {SetupError} with what was tried, when no way leads to a Chromium
 */
export function setUpChromium({ root, detail }) {
  const found = findChromium();
  if (found) return found;
  const named = process.env.COUPLET_CHROMIUM;
  if (named) throw new SetupError(`COUPLET_CHROMIUM names ${named}, which does not start`);
  const problems = [];
  for (const attempt of canInstallPackages() ? [installDebian, downloadPlaywright] : [downloadPlaywright]) {
    try {
      attempt(root, detail);
      const program = findChromium();
      if (program) return program;
      problems.push('what was installed does not start');
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      problems.push(error.message);
    }
  }
  const how = 'install chromium or google-chrome, or name one in COUPLET_CHROMIUM';
  throw new SetupError(`there is no Chromium; ${how} (${problems.map((text) => text.split('\n')[0]).join('; ')})`);
}

/**
 * @param {string} _root
 * @param {(line: string) => void} detail
 */
function installDebian(_root, detail) {
  detail('apt-get install chromium');
  installPackages(['chromium', 'fonts-dejavu-core']);
}

/**
 * @param {string} root
 * @param {(line: string) => void} detail
 */
function downloadPlaywright(root, detail) {
  detail('downloading the Chromium of playwright');
  mkdirSync(browsersDirectory(), { recursive: true });
  const program = path.join(root, 'node_modules/playwright-core/cli.js');
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: browsersDirectory() };
  run(process.execPath, [program, 'install', '--only-shell', 'chromium'], { env, timeout: DOWNLOAD_MS });
}

function browsersDirectory() {
  return path.join(testHostsDirectory(), 'browsers');
}

function downloaded() {
  if (!existsSync(browsersDirectory())) return [];
  return readdirSync(browsersDirectory(), { recursive: true, encoding: 'utf8' })
    .filter((file) => DOWNLOADED.test(path.basename(file)))
    .map((file) => path.join(browsersDirectory(), file));
}
