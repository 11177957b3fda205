/** How far a download is that another program makes: by the size of the folder it goes to. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const LOOK_MS = 500;

/**
 * Says at every tenth how much has come, while an action downloads into a folder.
 * @template T
 * @param {{ folder: string, megabytes: number, what: string, detail: (line: string) => void }} job `megabytes`: what is expected
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withDownloadProgress({ folder, megabytes, what, detail }, action) {
  const before = sizeOf(folder);
  let told = 0;
  const look = () => {
    const tenths = Math.min(10, Math.floor((sizeOf(folder) - before) / (megabytes * 1e5)));
    if (tenths > told) detail(`${what}: ${tenths * 10} % of ${megabytes} MB`);
    told = Math.max(told, tenths);
  };
  detail(`${what}: ${megabytes} MB`);
  const timer = setInterval(look, LOOK_MS);
  try {
    return await action();
  } finally {
    clearInterval(timer);
  }
}

/**
 * Bytes in a folder; what is taken away meanwhile counts as nothing.
 * @param {string} folder
 * @returns {number}
 */
export function sizeOf(folder) {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return entries.reduce((sum, name) => {
    const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
    return sum + (found?.isFile() ? found.size : 0);
  }, 0);
}
