/** One set-up at a time: a lock file that names its owner, so that the lock of a killed set-up is not waited for. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './run.mjs';

const POLL_MS = 200;
const GIVE_UP_MS = 20 * 60_000;

/**
 * Runs an action while holding the lock; waits while another process holds it.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} action
 * @param {() => void} [onWait] called once when there is somebody to wait for
 * @param {AbortSignal} [signal] ends the waiting
 * @returns {Promise<T>}
 * @throws {SetupError} after 20 minutes of waiting
 */
export async function withLock(file, action, onWait = () => {}, signal) {
  mkdirSync(path.dirname(file), { recursive: true });
  const started = Date.now();
  let told = false;
  while (!take(file)) {
    signal?.throwIfAborted();
    if (isAbandoned(file)) {
      discard(file);
      continue;
    }
    if (!told) onWait();
    told = true;
    if (Date.now() - started > GIVE_UP_MS) {
      throw new SetupError(`Another set-up has held ${file} for 20 minutes. If none is running, delete that file.`);
    }
    await sleep(POLL_MS);
  }
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Whether the owner is gone: a dead process of this machine, or (on a shared disk) a lock older than any set-up takes.
 * @param {string} file
 */
function isAbandoned(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const text = readFileSync(file, 'utf8');
    // Created and not yet written: give its owner a moment.
    if (text === '') return age > 5_000;
    const owner = JSON.parse(text);
    return owner.host === hostname() ? !isAlive(owner.pid) : age > GIVE_UP_MS;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return false;
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Moves an abandoned lock away. Renaming succeeds for one process only; if what it moved turns out to be the fresh lock of another
 * that was quicker, it is put back.
 * @param {string} file
 */
function discard(file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (isAbandoned(aside)) rmSync(aside);
    else renameSync(aside, file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
}
