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
 * Looks for Python with pip (or venv) and a C++ compiler; `PYTHON` and `CXX` name others than the usual ones.
 * @returns {{ tools: Tools, missing: [] } | { tools: null, missing: string[] }} `missing`: what is not there and how to get it
 */
export function findTools(env = process.env) {
  const missing = [];
  const python = [env.PYTHON, 'python3', 'python'].find(
    (name) => name && works(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']),
  );
  const pip = python !== undefined && works(python, ['-m', 'pip', '--version']);
  const venv = python !== undefined && (pip || works(python, ['-c', 'import venv, ensurepip']));
  if (!python)
    missing.push(
      `python3 (3.8 or newer) with pip. ${howToGet({ apt: 'python3 python3-pip', dnf: 'python3 python3-pip', brew: 'python', conda: 'python pip' })}`,
    );
  else if (!venv)
    missing.push(
      `pip for ${python}. ${howToGet({ apt: 'python3-pip', dnf: 'python3-pip', brew: 'python', conda: 'pip' })}`,
    );

  const compiler = [env.CXX, 'g++', 'c++', 'clang++'].find((name) => name && works(name, ['--version']));
  if (!compiler)
    missing.push(`g++, a C++ compiler. ${howToGet({ apt: 'g++', dnf: 'gcc-c++', brew: 'gcc', conda: 'gxx' })}`);

  if (missing.length > 0 || !python || !compiler) return { tools: null, missing };
  return { tools: { python, pip, compiler }, missing: [] };
}

/**
 * The words for the package manager found on this machine, or for the usual ones.
 * @param {{ apt: string, dnf: string, brew: string, conda: string }} packages
 * @returns {string}
 */
export function howToGet(packages) {
  const commands = {
    'apt-get': `sudo apt-get install ${packages.apt}`,
    dnf: `sudo dnf install ${packages.dnf}`,
    brew: `brew install ${packages.brew}`,
    conda: `conda install -c conda-forge ${packages.conda}`,
  };
  const here = Object.entries(commands).filter(([manager]) => onPath(manager));
  return `To get it: ${(here.length > 0 ? here : Object.entries(commands)).map(([, command]) => command).join('   or   ')}`;
}

/** @param {string} program @param {string[]} args */
function works(program, args) {
  return tryRun(program, args).ok;
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}
