import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { UserError } from '../shared/util/userError';
import { forkProgram } from './forkProgram';

/**
 * Runs a command of `couplet` in a process of its own and gives the document that it prints; the log has what else it says. Throws a
 * `UserError` with its reason where it fails, and ends the process when the signal is aborted.
 */
export async function askProgram(
  context: Pick<ExtensionContext, 'extensionPath'>,
  log: LogOutputChannel,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<unknown> {
  signal?.throwIfAborted();
  const child = forkProgram(context, 'cli.js', [...args, '--json']);
  const [printed, said] = [child.stdout, child.stderr].map(collect);
  const end = () => void child.kill('SIGTERM');
  signal?.addEventListener('abort', end);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => signal?.removeEventListener('abort', end));
  signal?.throwIfAborted();
  for (const line of said().split('\n').filter(Boolean)) log.info(`couplet ${args[0]}: ${line}`);
  const document = parse(printed());
  if (code === 0 && document) return document;
  throw new UserError(
    document?.error ?? `"couplet ${args[0]}" ended with code ${code}. See "Couplet: Show Trainer Log".`,
  );
}

function parse(text: string): { readonly error?: string } | null {
  try {
    return JSON.parse(text) as { readonly error?: string };
  } catch {
    return null;
  }
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
