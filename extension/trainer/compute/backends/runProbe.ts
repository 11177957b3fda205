import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a probe program printed, or why it could not. */
export type ProbeOutcome<Facts> =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly problem: string };

const TIME_LIMIT_MS = 60_000;

/**
 * Runs one of the probe programs beside this file (beside the bundle, when built) in a process of its own, since native code that
 * does not suit the machine ends the process it is in. The program prints one JSON document, or fails.
 */
export function runProbe<Facts>(name: string, args: readonly string[] = []): Promise<ProbeOutcome<Facts>> {
  const program = fileURLToPath(new URL(`./${name}`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { timeout: TIME_LIMIT_MS }, (error, stdout, stderr) => {
      if (!error) return resolve({ ok: true, facts: JSON.parse(stdout) as Facts });
      const how = error.signal ? `its test process was ended by ${error.signal}` : 'its test process failed';
      const why = stderr.split('\n').find((line) => /error|cannot|not found/i.test(line));
      resolve({ ok: false, problem: why ? `${how}: ${why.trim()}` : how });
    });
  });
}
