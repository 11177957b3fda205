import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { hasNvidiaDevice, type NativeBuild } from '../native/nativeCache.mjs';
import { type ProbeOutcome, runProbe } from './runProbe';

/** What `bindingProbe.mjs` prints. */
export interface BindingFacts {
  readonly tensorflow: string;
  readonly functions: boolean;
  readonly gpu: boolean;
}

/**
 * Whether a binding computes on this machine. Tried once per build, machine, Node version and set of visible GPUs; a success is
 * remembered in the build's folder, a failure is not, so that it can be put right.
 */
export async function verifyBinding(build: NativeBuild): Promise<ProbeOutcome<BindingFacts>> {
  const remembered = path.join(build.directory, 'verified', `${circumstances()}.json`);
  const known = readIfThere(remembered);
  if (known) return { ok: true, facts: JSON.parse(known) as BindingFacts };
  const outcome = await runProbe<BindingFacts>('bindingProbe.mjs', [build.binding]);
  if (outcome.ok) remember(remembered, JSON.stringify(outcome.facts));
  return outcome;
}

function circumstances(): string {
  const gpus = hasNvidiaDevice() ? (process.env.CUDA_VISIBLE_DEVICES ?? 'all') : 'none';
  return createHash('sha256').update([hostname(), process.version, gpus].join('\n')).digest('hex').slice(0, 16);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function remember(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch {
    // The cache may be shared and read-only; then the next start verifies again.
  }
}
