import fs from 'node:fs';
import net from 'node:net';
import v8 from 'node:v8';
import { streamTransport } from '../../shared/rpc/streamTransport';
import type { Transport } from '../../shared/rpc/transport';

/**
 * Listens at a path (a socket in a folder that only this user may enter, or a named pipe of Windows) for clients that come later than
 * the process that started this one. Resolves with a function that ends it.
 */
export async function openControlSocket(path: string, arrived: (transport: Transport) => void): Promise<() => void> {
  const isFile = !path.startsWith('\\\\');
  if (isFile) fs.rmSync(path, { force: true });
  const server = net.createServer((socket) => arrived(streamTransport(socket, v8)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return () => {
    server.close();
    if (isFile) fs.rmSync(path, { force: true });
  };
}
