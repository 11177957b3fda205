import { spawn } from 'node:child_process';
import { UserError } from '../../../shared/util/userError';

/** A Python program that has pip. Throws a `UserError` that says what is missing and how to get it. */
export async function findPip(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const names = [env.PYTHON, 'python3', 'python'].filter((name) => name !== undefined && name !== '') as string[];
  let python: string | undefined;
  for (const name of names) {
    if ((await run(name, ['-m', 'pip', '--version'])).code === 0) return name;
    if (python === undefined && (await run(name, ['--version'])).code === 0) python = name;
  }
  const missing = python ? `${python} has no pip` : 'python3 is not installed';
  const apt = python ? 'python3-pip' : 'python3 python3-pip';
  throw new UserError(
    `The package is fetched with pip, but ${missing}. To get it: sudo apt-get install ${apt}, or brew install python, or ` +
      'conda install -c conda-forge python pip. PYTHON may name another interpreter.',
  );
}

/**
 * Puts packages, without what they depend on, into a folder. Only wheels are taken, so nothing of theirs is run. Throws a
 * `UserError` with the last lines of pip.
 */
export async function pipInstall(python: string, requirements: readonly string[], folder: string): Promise<void> {
  const options = ['--target', folder, '--no-deps', '--no-compile', '--only-binary=:all:', '--no-input', '--quiet'];
  const { code, output } = await run(python, ['-m', 'pip', 'install', ...options, ...requirements]);
  if (code === 0) return;
  const words = output.trim().split('\n').slice(-6).join('\n');
  throw new UserError(
    `${python} -m pip install ${requirements.join(' ')} failed. pip must reach a package index or find the files of these ` +
      `packages in a folder (PIP_FIND_LINKS):\n${words}`,
  );
}

/** Runs a program to its end; `code` is null when it could not be started or was killed. */
function run(program: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
