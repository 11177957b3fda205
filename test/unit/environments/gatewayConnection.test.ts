import net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GatewayConnection } from '../../../extension/trainer/environments/java/gatewayConnection';

/** A connection to a server that does with each socket what it is told. */
async function connect(serve: (socket: net.Socket) => void, onLost = () => {}): Promise<GatewayConnection> {
  const server = net.createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const connection = await GatewayConnection.open((server.address() as net.AddressInfo).port, onLost);
  onTestFinished(() => connection.abort(new Error('the test is over')));
  return connection;
}

/** Answers in pieces that cut lines and characters anywhere. */
function answerInPieces(socket: net.Socket): void {
  socket.setNoDelay(true);
  socket.on('data', (command) => {
    const answer = Buffer.from(`!ys${command.toString('utf8').trim()} ü\n`);
    let from = 0;
    const timer = setInterval(() => {
      socket.write(answer.subarray(from, from + 3));
      from += 3;
      if (from >= answer.length) clearInterval(timer);
    }, 1);
  });
}

describe('GatewayConnection', () => {
  it('puts an answer together from its pieces', async () => {
    const connection = await connect(answerInPieces);
    expect(await connection.exchange('größer\n')).toBe('!ysgrößer ü');
    expect(await connection.exchange('again\n')).toBe('!ysagain ü');
  });

  it('takes one command at a time', async () => {
    const connection = await connect(() => {});
    connection.exchange('first\n').catch(() => {});
    expect(() => connection.exchange('second\n')).toThrow(/a command is under way/);
  });

  it('rejects what is under way when it is aborted, and what comes later', async () => {
    const connection = await connect(() => {});
    const answer = connection.exchange('first\n');
    connection.abort(new Error('over'));
    await expect(answer).rejects.toThrow('over');
    await expect(connection.exchange('second\n')).rejects.toThrow('over');
  });

  it('tells when the other side hangs up', async () => {
    let lost = (): void => {};
    const told = new Promise<void>((resolve) => {
      lost = resolve;
    });
    await connect((socket) => socket.destroy(), lost);
    await told;
  });

  it('does not open where nobody listens', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await expect(GatewayConnection.open(port, () => {})).rejects.toThrow(/ECONNREFUSED/);
  });
});
