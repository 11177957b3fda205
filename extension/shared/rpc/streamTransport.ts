import { FrameReader, frame } from './frames';
import type { Transport } from './transport';

/** A stream of bytes in both directions, as Node's sockets are. */
export interface ByteStream {
  write(bytes: Uint8Array): unknown;
  end(): unknown;
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** Messages as bytes and back, by structured cloning: Node's `v8`, which the types of this layer do not have. */
export interface Codec {
  serialize(message: unknown): Uint8Array;
  deserialize(bytes: Uint8Array): unknown;
}

/** Messages over a stream, each with its length before it. */
export function streamTransport(stream: ByteStream, codec: Codec): Transport {
  let problem = 'the other side closed the connection';
  let ended = false;
  return {
    send(message) {
      const bytes = frame(codec.serialize(message));
      if (!ended) stream.write(bytes);
    },
    listen(message, closed) {
      const frames = new FrameReader();
      stream.on('data', (bytes) => {
        for (const body of frames.push(bytes)) message(codec.deserialize(body));
      });
      stream.on('error', (error) => {
        problem = error.message;
      });
      stream.on('close', () => {
        ended = true;
        closed(problem);
      });
    },
    close() {
      ended = true;
      stream.end();
    },
  };
}
