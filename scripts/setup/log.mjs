/** What the set-up tells the person at the terminal: one line a step, with its time. */

/**
 * @typedef {object} StepResult
 * @property {boolean} done whether there was nothing to do
 * @property {string} summary a few words: what is there now
 * @property {string[]} [notices] sentences the person should read, shown even with `--quiet`
 */

/**
 * @typedef {object} Log
 * @property {(line: string) => void} line a line of its own
 * @property {(line: string) => void} detail what a step is doing right now
 * @property {(name: string, step: (detail: (line: string) => void) => StepResult | Promise<StepResult>) => Promise<StepResult>} step
 *   runs a step and prints its line
 */

/**
 * Writes to standard error, so that standard output stays free for the program that follows.
 * @param {{ quiet?: boolean, write?: (text: string) => void }} [options] quiet: only steps that had work to do, and notices
 * @returns {Log}
 */
export function createLog({ quiet = false, write = (text) => process.stderr.write(text) } = {}) {
  /** @param {string} line */
  const detail = (line) => write(`  … ${line}\n`);
  return {
    line: (line) => write(`${line}\n`),
    detail,
    async step(name, step) {
      const started = performance.now();
      const result = await step((line) => detail(`${name}: ${line}`));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (!quiet || !result.done) write(`  ${name.padEnd(12)} ${result.summary} (${seconds} s)\n`);
      for (const notice of result.notices ?? []) write(`${notice}\n`);
      return result;
    },
  };
}
