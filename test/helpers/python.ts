import { spawnSync } from 'node:child_process';

/** A Python interpreter that can import some modules, or the reason why there is none. */
export type PythonProbe = { readonly command: string } | { readonly reason: string };

/**
 * The interpreter that `COUPLET_PYTHON` names, else `python3`, when it has the modules; the reason is also printed, because tests
 * are skipped for it.
 */
export function findPython(modules: readonly string[]): PythonProbe {
  const command = process.env.COUPLET_PYTHON ?? 'python3';
  const script = `import importlib.util as u, sys; sys.exit(' '.join(m for m in sys.argv[1:] if not u.find_spec(m)) or 0)`;
  const { status, stderr, error } = spawnSync(command, ['-c', script, ...modules], { encoding: 'utf8' });
  if (status === 0) return { command };
  const missing = error ? `does not start (${error.message})` : `cannot import ${stderr.trim()}`;
  const reason = `${command} ${missing}; COUPLET_PYTHON may name an interpreter with ${modules.join(' and ')}`;
  console.warn(`SKIPPED: ${reason}`);
  return { reason };
}
