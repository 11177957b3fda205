/** Whether VS Code itself can be downloaded and shown here. */

const DOWNLOADS = 'https://update.code.visualstudio.com';
const REACH_MS = 5_000;

/**
 * VS Code needs a display, and the host it is downloaded from; without either its stand-in serves.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<boolean>}
 */
export async function canRunDesktop(env = process.env) {
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return false;
  try {
    await fetch(DOWNLOADS, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) });
    return true;
  } catch {
    return false;
  }
}
