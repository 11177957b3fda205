import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a probe program printed, or why it could not. */
export type ProbeOutcome<Facts> = { readonly facts: Facts } | { readonly problem: string };

const TIME_LIMIT_MS = 60_000;

/**
 * Runs one of our probe programs in a process of its own, since native code that does not suit the machine ends the process it is
 * in. The program prints one JSON document, or fails.
 */
export function runProbe<Facts>(program: string, args: readonly string[] = []): Promise<ProbeOutcome<Facts>> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { timeout: TIME_LIMIT_MS }, (error, stdout, stderr) => {
      if (!error) return resolve({ facts: JSON.parse(stdout) as Facts });
      const lastWords =
        stderr.split('\n').filter((line) => /error|cannot|not /i.test(line))[0] ?? stderr.trim().split('\n').at(-1);
      const how = error.signal ? `its test process was ended by ${error.signal}` : 'its test process failed';
      resolve({ problem: lastWords ? `${how}: ${lastWords.trim()}` : how });
    });
  });
}

/** The file of a probe program: beside its module when run from source, beside the bundle when built. */
export function probeProgram(name: string, sourceFolder: string): string {
  const inSource = fileURLToPath(new URL(`${sourceFolder}/${name}`, import.meta.url));
  return existsSync(inSource) ? inSource : fileURLToPath(new URL(`./${name}`, import.meta.url));
}
