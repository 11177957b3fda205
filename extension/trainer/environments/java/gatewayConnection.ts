import net from 'node:net';

interface Exchange {
  readonly answers: string[];
  readonly expected: number;
  readonly resolve: (answers: string[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One socket to a py4j gateway. The gateway gives each socket a thread of its own and answers its commands in order, so
 * several commands may be sent in one write.
 */
export class GatewayConnection {
  private readonly exchanges: Exchange[] = [];
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

  /** Sends the commands and resolves to one line for each, in order. Rejects only through `abort`. */
  exchange(commands: readonly string[]): Promise<string[]> {
    return new Promise((resolve, reject) => {
      this.exchanges.push({ answers: [], expected: commands.length, resolve, reject });
      this.socket.write(commands.join(''));
    });
  }

  /** Ends the connection; whatever is unanswered is rejected with the error. */
  abort(error: Error): void {
    this.socket.destroy();
    for (const exchange of this.exchanges.splice(0)) exchange.reject(error);
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
    const exchange = this.exchanges[0];
    if (!exchange) return;
    exchange.answers.push(line);
    if (exchange.answers.length < exchange.expected) return;
    this.exchanges.shift();
    exchange.resolve(exchange.answers);
  }
}
