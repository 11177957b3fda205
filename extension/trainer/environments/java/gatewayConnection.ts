import net from 'node:net';

/**
 * One socket to a py4j gateway, which gives it a thread of its own. One command is under way at a time: the gateway does not set
 * TCP_NODELAY, so a second answer before our next command would wait 40 ms for a delayed acknowledgement.
 */
export class GatewayConnection {
  private pending: { readonly resolve: (answer: string) => void; readonly reject: (error: Error) => void } | undefined;
  private aborted: Error | undefined;
  /** Pieces of a line whose end has not come yet. */
  private partial: Buffer[] = [];

  private constructor(
    private readonly socket: net.Socket,
    onLost: () => void,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', onLost);
    socket.on('close', onLost);
  }

  /** Connects over loopback; `onLost` is called when the socket ends, for whatever reason. */
  static open(port: number, onLost: () => void): Promise<GatewayConnection> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new GatewayConnection(socket, onLost));
      });
    });
  }

  /** Sends a command and resolves to the line that answers it. Rejects only through `abort`, before it or after. */
  exchange(command: string): Promise<string> {
    if (this.aborted) return Promise.reject(this.aborted);
    if (this.pending) throw new Error('GatewayConnection.exchange: a command is under way');
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      this.socket.write(command);
    });
  }

  /** Ends the connection; a command under way and all later ones are rejected with the error. */
  abort(error: Error): void {
    this.aborted = error;
    this.socket.destroy();
    this.pending?.reject(error);
    this.pending = undefined;
  }

  private receive(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      this.partial.push(chunk.subarray(from, end));
      this.accept((this.partial.length === 1 ? this.partial[0]! : Buffer.concat(this.partial)).toString('utf8'));
      this.partial = [];
      from = end + 1;
    }
    if (from < chunk.length) this.partial.push(chunk.subarray(from));
  }

  private accept(line: string): void {
    const pending = this.pending;
    this.pending = undefined;
    pending?.resolve(line);
  }
}
