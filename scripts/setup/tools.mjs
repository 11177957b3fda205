/** The programs the native part needs, and how a person gets the missing ones. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { tryRun } from './run.mjs';

/**
 * @typedef {object} Tools
 * @property {string} python a Python 3 that has pip, or can make a virtual environment that has it
 * @property {boolean} pip whether `python -m pip` works as it is
 * @property {string} compiler a C++17 compiler
 */

/**
 * What package managers call a tool.
 * @typedef {{ apt: string, dnf: string, brew: string, conda: string }} PackageNames
 */

/**
 * Looks for Python with pip (or venv) and a C++ compiler; `PYTHON` and `CXX` name others than the usual ones.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ tools: Tools | null, missing: string[] }} `missing`: what is not there and how to get it, one sentence each
 */
export function findTools(env = process.env) {
  const missing = [];
  const python = [env.PYTHON, 'python3', 'python'].find((name) =>
    runsCode(name, 'import sys; assert sys.version_info >= (3, 8)', env),
  );
  const pip = runsCode(python, 'import pip', env);
  if (!python) {
    const packages = { apt: 'python3 python3-pip', dnf: 'python3 python3-pip', brew: 'python', conda: 'python pip' };
    missing.push(`python3 (3.8 or newer, with pip) is missing: ${howToGet(packages, env)}.`);
  } else if (!pip && !runsCode(python, 'import venv, ensurepip', env)) {
    const packages = { apt: 'python3-pip', dnf: 'python3-pip', brew: 'python', conda: 'pip' };
    missing.push(`${python} has no pip: ${howToGet(packages, env)}.`);
  }

  const compiler = [env.CXX, 'g++', 'c++', 'clang++'].find((name) => name && tryRun(name, ['--version'], { env }).ok);
  if (!compiler) {
    missing.push(`g++ is missing: ${howToGet({ apt: 'g++', dnf: 'gcc-c++', brew: 'gcc', conda: 'gxx' }, env)}.`);
  }
  const tools = python && compiler && missing.length === 0 ? { python, pip, compiler } : null;
  return { tools, missing };
}

/**
 * The command of the package manager on this machine; of the usual ones when there is none.
 * @param {PackageNames} packages
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
function howToGet(packages, env) {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  const commands = {
    'apt-get': `${sudo}apt-get install ${packages.apt}`,
    dnf: `${sudo}dnf install ${packages.dnf}`,
    brew: `brew install ${packages.brew}`,
    conda: `conda install -c conda-forge ${packages.conda}`,
  };
  const here = Object.entries(commands).filter(([manager]) => isOnPath(manager, env));
  return (here.length > 0 ? here : Object.entries(commands)).map(([, command]) => command).join(' or ');
}

/**
 * @param {string | undefined} python
 * @param {string} code
 * @param {NodeJS.ProcessEnv} env
 */
function runsCode(python, code, env) {
  return python !== undefined && python !== '' && tryRun(python, ['-c', code], { env }).ok;
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
function isOnPath(program, env) {
  return (env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}
