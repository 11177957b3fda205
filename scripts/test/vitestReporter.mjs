/**
 * A vitest reporter that writes the numbers `npm test` adds up, the reasons of what was skipped, and what passed at a second try only, as
 * JSON to the file named by COUPLET_TEST_REPORT.
 */
import { writeFileSync } from 'node:fs';

/** How tests say why they do not run here; see test/helpers. */
const SKIP_MARK = /^SKIPPED:? *(.*)$/gm;

export default class VitestReporter {
  /** @type {Set<string>} */
  reasons = new Set();

  /** @type {string[]} */
  flaky = [];

  /** @param {{ content: string }} log */
  onUserConsoleLog({ content }) {
    for (const [, reason] of content.matchAll(SKIP_MARK)) this.reasons.add(reason);
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      // A file that does not load, or a hook that throws, has no failed test of its own.
      const suites = [...module.children.allSuites()];
      count.failed += [module, ...suites].reduce((sum, suite) => sum + suite.errors().length, 0);
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed' || result.state === 'failed') count[result.state]++;
        else count.skipped++;
        if (result.state === 'skipped' && result.note) this.reasons.add(result.note);
        if (test.diagnostic()?.flaky) this.flaky.push(`${module.relativeModuleId}: ${test.fullName}`);
      }
    }
    const file = process.env.COUPLET_TEST_REPORT;
    if (file) writeFileSync(file, JSON.stringify({ ...count, reasons: [...this.reasons], flaky: this.flaky }));
  }
}
