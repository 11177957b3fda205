import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** The extension host waits a second before it speaks of a rejection that nobody handles. */
const SETTLE_MS = 1_500;

/** How the workbench begins a line of the console about our extension; the next one is the stack. */
const OF_OUR_EXTENSION = '[couplet.couplet]';

/** Scripts of VS Code itself. */
const OF_VSCODE = /\/out\/vs\//;

/** Does something with a workbench, and fails as well where an error was caught by nobody: in its page, in a webview, in our extension. */
export async function failOnUncaught(page: Page, action: () => Promise<void>): Promise<void> {
  const uncaught = collectUncaught(page);
  let cause: unknown;
  try {
    await action();
    await sleep(SETTLE_MS);
  } catch (error) {
    if (uncaught.length === 0) throw error;
    cause = error;
  }
  if (uncaught.length > 0) throw new Error(`Nobody caught:\n${uncaught.join('\n')}`, { cause });
}

/** A list that grows with every error. */
function collectUncaught(page: Page): readonly string[] {
  const uncaught: string[] = [];
  page.on('pageerror', ({ message, stack }) => {
    if (!OF_VSCODE.test(stack ?? '')) uncaught.push(stack || message);
  });
  let isStack = false;
  page.on('console', (line) => {
    if (line.type() !== 'error') return;
    const isOurs = line.text().startsWith(OF_OUR_EXTENSION);
    if (isOurs || isStack) uncaught.push(line.text());
    isStack = isOurs;
  });
  return uncaught;
}
