import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** How long the palette gets to show an entry before it is opened anew. */
const LIST_MS = 3_000;

const INPUT = '.quick-input-widget input.input';

/** More entries than any search leaves. */
const LONGEST_LIST = 50;

/**
 * Runs a command by its full title. The palette makes its list when it opens, so it is opened again for a command that came later; and a
 * key that is pressed while a webview changes its document reaches nobody.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const select = async () => {
    await page.keyboard.press('F1');
    return selectOrClose(page, `>${title}`, title);
  };
  await accept(page, await eventually(select, `The palette has no command "${title}".`));
}

/** Runs a command that asks for one of several things, and answers with the entry that has this label; asks again until it is there. */
export async function runCommandAndChoose(page: Page, title: string, label: string): Promise<void> {
  const select = async () => {
    await runCommand(page, title);
    return selectOrClose(page, label, label);
  };
  await accept(page, await eventually(select, `"${title}" does not offer "${label}".`));
}

async function selectOrClose(page: Page, text: string, label: string): Promise<Locator | null> {
  try {
    return await select(page, text, label);
  } catch {
    await page.keyboard.press('Escape');
    return null;
  }
}

/**
 * Types into the open palette and selects the entry with exactly this label, by keyboard: entries move while the list is being made, so
 * that a click may meet another one.
 */
async function select(page: Page, text: string, label: string): Promise<Locator> {
  const input = page.locator(INPUT);
  await input.fill(text, { timeout: LIST_MS });
  // A description or a key may follow behind a comma.
  const name = new RegExp(`^${label.replaceAll(/[^\w ]/g, '\\$&')}(,|$)`);
  const row = page.locator('.quick-input-list').getByRole('option', { name }).first();
  await row.waitFor({ timeout: LIST_MS });
  for (let steps = 0; steps < LONGEST_LIST; steps++) {
    if (await row.evaluate((it) => it.classList.contains('focused'), undefined, { timeout: LIST_MS })) return row;
    await input.press('ArrowDown');
  }
  throw new Error(`The entry "${label}" cannot be selected.`);
}

/** Chooses the selected entry; the palette closes, or shows what the entry asks next. */
async function accept(page: Page, row: Locator): Promise<void> {
  await page.locator(INPUT).press('Enter');
  await row.waitFor({ state: 'hidden' });
}
