import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import { streamTransport } from '../../shared/rpc/streamTransport';
import type { Transport } from '../../shared/rpc/transport';

/**
 * A path for the socket of a new trainer: in a folder that only this user may enter. It is short, since the system allows a socket's path
 * about a hundred characters.
 */
export function newControlPath(): string {
  const name = randomUUID().slice(0, 18);
  if (process.platform === 'win32') return `\\\\.\\pipe\\couplet-${name}`;
  const folder = path.join(tmpdir(), `couplet-${userInfo().uid}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.chmodSync(folder, 0o700);
  return path.join(folder, name);
}

/** Connects to a trainer that another window started. Rejects where none listens. */
export async function connectControl(control: string): Promise<Transport> {
  const socket = net.connect(control);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return streamTransport(socket, v8);
}
