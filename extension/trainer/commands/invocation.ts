import path from 'node:path';

/** What a person types to start this program again from a folder: by its name on the path, through npx, or as a script. */
export function invocationOf(script: string, folder: string): string {
  if (path.basename(script).startsWith('cli.')) return `node ${path.relative(folder, script) || script}`;
  const installed = path.basename(path.dirname(script)) === '.bin';
  return installed ? 'npx couplet' : 'couplet';
}
