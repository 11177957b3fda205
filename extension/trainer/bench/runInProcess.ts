import { spawn } from 'node:child_process';
import { UserError } from '../../shared/util/userError';
import type { BenchDocument } from './benchDocument';
import type { WorkloadReport } from './measureWorkload';

/**
 * Measures one workload in a process of its own, so that neither its peak memory nor its times depend on those before it. `words`
 * are the other arguments of `couplet bench`. Null when aborted; throws a `UserError` where the process fails, which has said why.
 */
export function runInProcess(
  id: string,
  words: readonly string[],
  signal: AbortSignal,
): Promise<WorkloadReport | null> {
  const args = [...process.execArgv, process.argv[1]!, 'bench', '--json', '--workload', id, ...words];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) return resolve(null);
      if (code !== 0) return reject(new UserError(`The workload ${id} failed (exit code ${code}); see above.`));
      resolve((JSON.parse(stdout) as BenchDocument).workloads[0]!);
    });
  });
}
