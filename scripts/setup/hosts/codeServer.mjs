/**
 * code-server put together from npm packages. Its own post-install script compiles what tests never use (kerberos, sqlite) and downloads
 * from elsewhere, so no script runs here; what is needed is compiled by name.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findNpm } from '../dependencies.mjs';
import { run, SetupError, tryRun } from '../run.mjs';
import { nodePackage, testHostAt } from './testHosts.mjs';

/** VS Code's search program for hosts that would download it; version and platform are pinned by npm's package. */
const RIPGREP = `@vscode/ripgrep-linux-${process.arch}`;
const RIPGREP_VERSION = '1.18.0';

/** What the server loads when it starts or writes its logs with. */
const NATIVE_PACKAGES = ['@vscode/spdlog', 'native-watchdog', '@vscode/native-watchdog', '@parcel/watcher', 'node-pty'];

/**
 * Fills a folder with Node and code-server.
 * @param {import('./testHosts.mjs').TestHostPins} pins
 * @param {string} directory
 * @param {(line: string) => void} detail
 * @throws {SetupError} when a package cannot be had or compiled, or the server does not say its version
 */
export function installCodeServer(pins, directory, detail) {
  const host = testHostAt(pins, directory);
  writeFileSync(path.join(directory, 'package.json'), '{"private":true}');
  detail(`Node ${pins.node}`);
  npm(process.execPath, directory, 'install', [`${nodePackage()}@${pins.node}`]);
  detail(`code-server ${pins.codeServer}`);
  npm(host.nodeProgram, directory, 'install', [`code-server@${pins.codeServer}`, `${RIPGREP}@${RIPGREP_VERSION}`]);
  const vscode = path.join(host.codeServerDirectory, 'lib/vscode');
  detail(`packages of VS Code ${pins.vscode}`);
  for (const folder of [vscode, path.join(vscode, 'extensions')])
    npm(host.nodeProgram, folder, 'install', ['--omit=dev']);
  detail('compiling its native packages');
  compile(host.nodeProgram, directory, ['argon2']);
  compile(host.nodeProgram, vscode, NATIVE_PACKAGES);
  linkRipgrep(directory, vscode);
  removeBuildFiles(host.codeServerDirectory);
  const entry = path.join(host.codeServerDirectory, 'out/node/entry.js');
  const version = run(host.nodeProgram, [entry, '--config', '/dev/null', '--version']);
  if (!version.startsWith(pins.codeServer)) throw new SetupError(`code-server says that it is ${version.trim()}.`);
}

/**
 * Compiles those of the named packages that are there and do not load as they are. Of a post-install script that fails after a good build
 * (node-pty) only the result counts.
 * @param {string} node
 * @param {string} folder
 * @param {string[]} names
 */
function compile(node, folder, names) {
  const loads = (/** @type {string} */ name) => tryRun(node, ['-e', `require('${name}')`], { cwd: folder }).ok;
  for (const name of names.filter((name) => existsSync(path.join(folder, 'node_modules', name)) && !loads(name))) {
    const built = tryNpm(node, folder, 'rebuild', [name, '--ignore-scripts=false', '--foreground-scripts']);
    if (!loads(name)) throw new SetupError(`${name} of code-server was not compiled.\n${lastLines(built.stderr)}`);
  }
}

/**
 * @param {string} node that runs npm, and that native packages are compiled for
 * @param {string} cwd
 * @param {string} command
 * @param {string[]} args
 */
function npm(node, cwd, command, args) {
  const result = tryNpm(node, cwd, command, args);
  if (!result.ok)
    throw new SetupError(`npm ${command} ${args[0]} failed (${result.reason}).\n${lastLines(result.stderr)}`);
}

/**
 * @param {string} node
 * @param {string} cwd
 * @param {string} command
 * @param {string[]} args
 */
function tryNpm(node, cwd, command, args) {
  const home = path.dirname(path.dirname(node));
  const [program, ...prefix] = findNpm(node);
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  // Headers come with the npm package of Node. Scripts are off unless the caller turns them on, whatever the user's settings say.
  const env = {
    ...process.env,
    PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
    npm_config_nodedir: home,
  };
  return tryRun(program, [...prefix, command, '--ignore-scripts', ...args, ...quiet], { cwd, env });
}

/**
 * @param {string} directory
 * @param {string} vscode
 */
function linkRipgrep(directory, vscode) {
  const folder = path.join(vscode, 'node_modules/@vscode/ripgrep/bin');
  const link = path.join(folder, 'rg');
  if (existsSync(link) || !existsSync(path.dirname(folder))) return;
  mkdirSync(folder, { recursive: true });
  symlinkSync(path.relative(folder, path.join(directory, 'node_modules', RIPGREP, 'bin/rg')), link);
}

/** Object files, which are most of what compiling leaves. @param {string} directory */
function removeBuildFiles(directory) {
  const folders = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  for (const folder of folders.filter((name) => name.endsWith('build/Release/obj.target'))) {
    rmSync(path.join(directory, folder), { recursive: true, force: true });
  }
}

/** @param {string} text */
function lastLines(text) {
  return text.trim().split('\n').slice(-20).join('\n');
}
