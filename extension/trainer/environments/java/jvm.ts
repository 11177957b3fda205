import { EpisodeError } from '../episodeError';
import { GatewayConnection } from './gatewayConnection';
import { type GatewayOptions, type GatewayProcess, startGateway } from './gatewayProcess';
import {
  authenticateCommand,
  callCommand,
  constructCommand,
  decodeAnswer,
  type JavaAnswer,
  type JavaArgument,
  type JavaReference,
  type JavaValue,
  releaseCommand,
  staticFieldCommand,
} from './py4j';

export interface JvmOptions extends GatewayOptions {
  /** Calls that may run at once, each in a Java thread of its own; 1 for code that is not safe to run in parallel. */
  readonly connections: number;
  /** Milliseconds a call may take, counted from when it is sent. */
  readonly callTimeout?: number;
}

/** A method call: an object, or a class for a static method, the method's name and its arguments. */
export type JavaCall = readonly [target: JavaReference | string, method: string, ...args: readonly JavaArgument[]];

/**
 * A Java process that we call into. Calls of different objects overlap, up to the number of connections; more wait their
 * turn. When the process dies, hangs or drops a connection, every unanswered and later call rejects with one `EpisodeError`.
 */
export class Jvm {
  private readonly idle: GatewayConnection[] = [];
  private readonly waiting: { resolve: (c: GatewayConnection) => void; reject: (e: Error) => void }[] = [];
  private readonly connections: GatewayConnection[] = [];
  private readonly scalaObjects = new Map<string, Promise<JavaReference>>();
  private failure: EpisodeError | undefined;
  private hung = '';
  private closing = false;
  private readonly ended: Promise<void>;
  private readonly kill = () => this.gateway.child.kill('SIGKILL');

  private constructor(
    private readonly gateway: GatewayProcess,
    private readonly options: JvmOptions,
  ) {
    process.once('exit', this.kill);
    this.ended = new Promise((resolve) => {
      gateway.child.once('close', (code, signal) => {
        process.off('exit', this.kill);
        this.fail(code, signal);
        resolve();
      });
    });
  }

  /** Starts the process and opens its connections. Throws a `UserError` when Java is missing or does not come up. */
  static async start(options: JvmOptions): Promise<Jvm> {
    const gateway = await startGateway(options);
    const jvm = new Jvm(gateway, options);
    try {
      await Promise.all(Array.from({ length: options.connections }, () => jvm.connect()));
      return jvm;
    } catch (error) {
      await jvm.close();
      throw error;
    }
  }

  get pid(): number | undefined {
    return this.gateway.child.pid;
  }

  /** Whether calls can still succeed. */
  get alive(): boolean {
    return !this.failure && !this.closing;
  }

  async construct(className: string, ...args: readonly JavaArgument[]): Promise<JavaReference> {
    const [object] = await this.run([constructCommand(className, args)]);
    return object as JavaReference;
  }

  async call(...call: JavaCall): Promise<JavaValue> {
    return (await this.sequence([call]))[0]!;
  }

  /**
   * Several calls in order; with a single connection nothing comes between them. One that throws does not stop those after
   * it, but the whole rejects.
   */
  sequence(calls: readonly JavaCall[]): Promise<JavaValue[]> {
    return this.run(calls.map(([target, method, ...args]) => callCommand(target, method, args)));
  }

  /** The one instance of a Scala object, by its class name; fetched once. */
  scalaObject(name: string): Promise<JavaReference> {
    const known = this.scalaObjects.get(name);
    if (known) return known;
    const object = this.run([staticFieldCommand(`${name}$`, 'MODULE$')]).then(([value]) => value as JavaReference);
    this.scalaObjects.set(name, object);
    return object;
  }

  /** The members of a `java.util.List<String>`, which is released. */
  async strings(list: JavaReference): Promise<string[]> {
    const [size, joined] = await this.run([
      callCommand(list, 'size'),
      callCommand('java.lang.String', 'join', ['\u0001', list]),
      releaseCommand(list),
    ]);
    return size === 0 ? [] : (joined as string).split('\u0001');
  }

  /** The members of a `java.util.List` of whole numbers, which is released. */
  async integers(list: JavaReference): Promise<number[]> {
    const [text] = await this.run([callCommand(list, 'toString'), releaseCommand(list)]);
    return ((text as string).match(/-?\d+/g) ?? []).map(Number);
  }

  async release(object: JavaReference): Promise<void> {
    await this.run([releaseCommand(object)]);
  }

  /** Ends the process, with force if it does not go by itself. */
  async close(): Promise<void> {
    this.closing = true;
    this.gateway.child.stdin.end();
    const timer = setTimeout(this.kill, 2000);
    await this.ended;
    clearTimeout(timer);
  }

  private async connect(): Promise<void> {
    // A lost connection means a dying process, or one that is of no use: make sure that the close event comes.
    const connection = await GatewayConnection.open(this.gateway.port, this.kill);
    this.connections.push(connection);
    const { kind } = decodeAnswer(await connection.exchange(authenticateCommand(this.gateway.token)));
    if (kind !== 'value') throw new Error('the py4j gateway refused its own token');
    this.give(connection);
  }

  /** Runs the commands on one connection, all of them; then throws for the first that failed. */
  private async run(commands: readonly string[]): Promise<JavaValue[]> {
    const connection = await this.take();
    const values: JavaValue[] = [];
    let thrown: string | undefined;
    for (const command of commands) {
      const answer = decodeAnswer(await this.exchange(connection, command));
      if (answer.kind === 'value') values.push(answer.value);
      else thrown ??= `${command.split('\n')[2]}: ${await this.wordsOf(answer, connection)}`;
    }
    this.give(connection);
    if (thrown === undefined) return values;
    throw new EpisodeError(`${this.options.label} failed in ${thrown}. The episode is lost.`);
  }

  private async wordsOf(
    answer: Exclude<JavaAnswer, { kind: 'value' }>,
    connection: GatewayConnection,
  ): Promise<string> {
    if (answer.kind === 'error') return answer.message;
    const words = decodeAnswer(await this.exchange(connection, callCommand(answer.exception, 'toString')));
    await this.exchange(connection, releaseCommand(answer.exception));
    return words.kind === 'value' ? String(words.value) : 'an exception without words';
  }

  private async exchange(connection: GatewayConnection, command: string): Promise<string> {
    const limit = this.options.callTimeout ?? 60_000;
    const timer = setTimeout(() => {
      this.hung = `did not answer "${command.split('\n')[2]}" within ${limit / 1000} s and was ended`;
      this.kill();
    }, limit);
    try {
      return await connection.exchange(command);
    } finally {
      clearTimeout(timer);
    }
  }

  private take(): Promise<GatewayConnection> {
    if (this.failure) return Promise.reject(this.failure);
    const connection = this.idle.pop();
    if (connection) return Promise.resolve(connection);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private give(connection: GatewayConnection): void {
    const next = this.waiting.shift();
    if (next) next.resolve(connection);
    else this.idle.push(connection);
  }

  private fail(code: number | null, signal: string | null): void {
    const { label, memoryMegabytes } = this.options;
    const how = this.closing ? 'was closed' : this.hung || `ended with ${signal ?? `exit code ${code}`}`;
    const words = this.gateway.lastWords();
    this.failure = new EpisodeError(
      `The Java process of ${label} ${how}; its episodes are lost, the next one starts a new process.` +
        (code === 3 ? ` It ran out of its ${memoryMegabytes} MB: raise "memory" of the environment.` : '') +
        (words && !this.closing ? `\n${words}` : ''),
    );
    for (const connection of this.connections) connection.abort(this.failure);
    for (const waiter of this.waiting.splice(0)) waiter.reject(this.failure);
  }
}
