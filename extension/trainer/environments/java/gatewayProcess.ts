import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { UserError } from '../../../shared/util/userError';

export interface GatewayOptions {
  /** Named in messages: `TextWorldExpress`. */
  readonly label: string;
  /** The Java program; found on the path by default. */
  readonly java?: string;
  /** py4j's own jar first: copies inside other jars may lack its main class. */
  readonly classPath: readonly string[];
  readonly workingDirectory: string;
  /** Upper limit of the Java heap. */
  readonly memoryMegabytes: number;
  readonly flags?: readonly string[];
  /** Milliseconds until the gateway must have printed its port. */
  readonly startTimeout?: number;
}

export interface GatewayProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly port: number;
  readonly token: string;
  /** The last thing it printed as an error, for messages. */
  readonly lastWords: () => string;
}

/**
 * Starts a JVM with a py4j gateway on a free loopback port. The gateway runs whatever Java a client asks for, so it demands a
 * random token. It ends when its standard input closes, that is with us even if we are killed. Throws a `UserError` when
 * it does not come up.
 */
export async function startGateway(options: GatewayOptions): Promise<GatewayProcess> {
  const child = spawn(
    options.java ?? 'java',
    [
      `-Xmx${options.memoryMegabytes}m`,
      '-XX:+UseSerialGC',
      '-XX:+ExitOnOutOfMemoryError',
      ...(options.flags ?? []),
      '-cp',
      options.classPath.join(path.delimiter),
      'py4j.GatewayServer',
      '--die-on-broken-pipe',
      '--enable-auth',
      '0',
    ],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: options.workingDirectory,
      windowsHide: true,
      // A Ctrl+C in the terminal goes to the whole process group; the run must still finish its step and save.
      detached: process.platform !== 'win32',
    },
  );
  const lastWords = keepTail(child.stderr, 2000);
  child.stdin.on('error', () => {}); // its reader may die first; the exit event tells
  try {
    const [port, token] = await readGreeting(child, options.startTimeout ?? 60_000);
    child.stdout.resume(); // the simulators print; a full pipe would stop them
    return { child, port: Number(port), token, lastWords };
  } catch (error) {
    child.kill('SIGKILL');
    const words = lastWords();
    throw new UserError(
      `Java could not be started for ${options.label}: ${(error as Error).message}${words && `\n${words}`}`,
      { cause: error },
    );
  }
}

/** The gateway's first two lines: port and token. */
function readGreeting(child: GatewayProcess['child'], timeout: number): Promise<[string, string]> {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => finish(new Error(`it said nothing for ${timeout / 1000} s`)), timeout);
    const onData = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const [port, token, rest] = text.split(/\r?\n/);
      if (rest !== undefined) finish(undefined, [port!, token!]);
    };
    const onError = (error: Error) => finish(error);
    const onClose = (code: number | null, signal: string | null) =>
      finish(new Error(`it ended with ${signal ?? `exit code ${code}`}`));
    const finish = (error?: Error, greeting?: [string, string]) => {
      clearTimeout(timer);
      child.stdout.off('data', onData);
      child.off('error', onError).off('close', onClose);
      if (greeting) resolve(greeting);
      else reject(error);
    };
    child.stdout.on('data', onData);
    child.on('error', onError).on('close', onClose);
  });
}

/** Drains a stream and remembers its last characters. */
function keepTail(stream: Readable, length: number): () => string {
  let tail = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-length);
  });
  return () => tail.trim();
}
