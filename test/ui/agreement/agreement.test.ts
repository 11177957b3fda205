import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AgreementSnapshot } from '../../../extension/shared/protocol/agreement';
import { pictureFile as picture } from '../../harness/pictures';
import { ADA, FAKE_RATERS, fakeComparison, GRACE } from '../../helpers/fakeComparison';
import { expectAccessible } from '../page/expectAccessible';
import { applyTheme, THEME_IDS } from '../page/themes';
import { ViewPages } from '../page/viewPages';
import { AGREEMENT_PAGE } from './agreementPage';
import type { FakeAgreement } from './fakeHost';

declare const fakeAgreement: FakeAgreement;

let pages: ViewPages;
beforeAll(async () => {
  pages = await ViewPages.start(AGREEMENT_PAGE);
});
afterAll(() => pages?.close());

let page: Page;
let problems: string[];
beforeEach(async () => {
  ({ page, problems } = await pages.open({ width: 1280, height: 1100 }));
  await applyTheme(page, 'dark');
  return async () => {
    await page.close();
    expect(problems).toEqual([]);
  };
});

const calls = () => page.evaluate(() => fakeAgreement.calls);
const tell = (changes: Partial<AgreementSnapshot>) =>
  page.evaluate((changes) => fakeAgreement.changed(changes), changes);
const detail = (name: string) => page.getByRole('region', { name, exact: true });
const cell = (name: RegExp) => page.getByRole('button', { name });
const grid = () => page.getByRole('grid');
const chosenRow = () => grid().locator('[aria-selected=true]').innerText();

describe('the comparison', () => {
  test('is shown in all four kinds of themes, without serious findings', async () => {
    await cell(/^Ada Lovelace: good, Grace Hopper: bad/).click();
    await grid().getByText('take cup 0 from shelf').waitFor();
    for (const theme of THEME_IDS) {
      await applyTheme(page, theme);
      await page.screenshot({ path: picture(`agreement-${theme}`), fullPage: true, animations: 'disabled' });
      await expectAccessible(page);
    }
  });

  test('stands below each other where there is little room', async () => {
    await page.setViewportSize({ width: 520, height: 900 });
    await cell(/^Ada Lovelace: good, Grace Hopper: bad/).click();
    await page.screenshot({ path: picture('agreement-narrow'), fullPage: true, animations: 'disabled' });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('says how a pair is read, and what to beware of', async () => {
    const people = detail('Ada Lovelace and Grace Hopper');
    await people.getByText('Often called substantial (Landis and Koch 1977)').waitFor();
    await people.getByText('Only 12 of the 130 labels of Grace Hopper were given blind.').waitFor();
    await page.getByRole('button', { name: 'Grace Hopper and Oracle', exact: true }).click();
    await detail('Grace Hopper and Oracle').getByText('91 % of the labels are good.').waitFor();
    await cell(/^Grace Hopper and Sign of GRPO.*: kappa 0.40/).click();
    await page.getByText('Both labelled only 10 actions of one trajectory').waitFor();
    await page
      .getByRole('button', { name: /^Oracle and Sign of GRPO/ })
      .first()
      .click();
    await page.getByText('There is no action that both labelled').waitFor();
  });

  test('comes back where it was after a reload', async () => {
    await cell(/^Ada Lovelace and Oracle: kappa/).click();
    await cell(/^Ada Lovelace: bad, Oracle: good/).click();
    await grid().focus();
    await page.keyboard.press('ArrowDown');
    await page.reload();
    await expect.poll(chosenRow).toContain('take cup 1 from shelf');
    await detail('Ada Lovelace and Oracle').waitFor();
  });

  test('is copied as Markdown and as CSV', async () => {
    for (const [item, said] of [
      ['Table as Markdown', '| Ada Lovelace and Grace Hopper | 130 | 0.88 [0.78, 0.98] | 0.77 [0.67, 0.87] |'],
      ['Table as CSV', 'Ada Lovelace,Grace Hopper,130,24,0.8846'],
    ]) {
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByText('Copied 6 pairs').waitFor();
      expect(await page.evaluate(() => fakeAgreement.copied)).toContain(said);
    }
  });
});

describe('the steps of a cell', () => {
  test('are walked through, and shown in the inspector, by keyboard alone', async () => {
    const reach = async (name: RegExp) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
        });
        if (name.test(focused)) return;
      }
      throw new Error(`Tab does not reach ${name}.`);
    };
    await reach(/^Ada Lovelace and Oracle$/);
    await page.keyboard.press('Enter');
    await reach(/^Ada Lovelace: bad, Oracle: bad: 50/);
    await page.keyboard.press('Enter');
    await grid().waitFor();
    await reach(/^Next$/);
    await page.keyboard.press('Enter');
    const opened = async () => (await calls()).filter(([name]) => name === 'openStep');
    await expect.poll(opened).toEqual([['openStep', { trajectoryId: '000011/g01/t1', step: 1, action: null }, false]]);
    await reach(/^Ada Lovelace: bad, Oracle: bad$/);
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await expect
      .poll(async () => (await opened()).at(-1))
      .toEqual(['openStep', { trajectoryId: '000013/g03/t3', step: 3, action: 'go to shelf' }, true]);
    await page.keyboard.press('End');
    await expect.poll(chosenRow).toContain('take cup 49 from shelf');
    await page.keyboard.press('Home');
    await expect.poll(chosenRow).toContain('take cup 0 from shelf');
  });

  test('come page by page where there are many', async () => {
    await page.getByRole('button', { name: 'Grace Hopper and Oracle', exact: true }).click();
    await cell(/^Grace Hopper: good, Oracle: good: 112/).click();
    await grid().getByText('take cup 49 from shelf').click();
    await page.getByText('50 of 112').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(chosenRow).toContain('take cup 50 from shelf');
    await grid().getByText('Its rollout cannot be read.').first().waitFor();
    expect(await grid().locator('.step-line').count()).toBe(51);
    await page.screenshot({ path: picture('agreement-steps'), fullPage: true });
  });
});

describe('what is compared', () => {
  test('is chosen, and given up', async () => {
    await page.getByText('Sign of GiGPO').click();
    await page.getByText('Oracle', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Compare' }).click();
    const question = {
      raters: [ADA, GRACE, 'advantage:grpo', 'advantage:gigpo'],
      resamples: 1000,
      unsureCounts: false,
    };
    await expect.poll(calls).toContainEqual(['compare', question]);
    await page.getByText('Comparing raters, in a process of its own').waitFor();
    await page.screenshot({ path: picture('agreement-comparing') });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(calls).toContainEqual(['cancel']);
    await page.getByText('Comparing raters, in a process of its own').waitFor({ state: 'detached' });
  });

  test('is computed again only when wanted, after labels have changed', async () => {
    await tell({ outdated: true });
    await page.getByText('Labels have changed since this was computed.').waitFor();
    await page.screenshot({ path: picture('agreement-outdated') });
    expect((await calls()).map(([name]) => name)).toEqual(['ready']);
    await page.getByRole('button', { name: 'Compute again' }).click();
    await expect.poll(async () => (await calls()).at(-1)?.[0]).toBe('compare');
  });

  test('needs two raters', async () => {
    for (const name of ['Ada Lovelace:', 'Grace Hopper:', 'Oracle'])
      await page.locator('.chooser vscode-checkbox', { hasText: name }).click();
    await page.getByText('Choose at least two raters.').waitFor();
    await page.screenshot({ path: picture('agreement-one-rater') });
  });
});

describe('states', () => {
  test('without labels it says what to do, and compares what is computed', async () => {
    const raters = FAKE_RATERS.slice(2);
    const pairs = fakeComparison().pairs.slice(-1);
    await tell({ raters, comparison: { ...fakeComparison(), raters: ['oracle', 'advantage:grpo'], pairs } });
    await page.getByText('Nobody has labelled this run yet.').waitFor();
    await expectAccessible(page);
    await page.screenshot({ path: picture('agreement-no-labels') });
  });

  test('of one labeller it says that a second is needed', async () => {
    await tell({ raters: FAKE_RATERS.filter(({ id }) => id !== GRACE) });
    await page.getByText('Only Ada Lovelace has labelled this run.').waitFor();
  });

  test('a comparison that fails says why, and is tried again', async () => {
    await tell({ comparison: null, raters: [], problem: 'This folder is not trusted.' });
    await page.getByRole('alert').getByText('Raters were not compared: This folder is not trusted.').waitFor();
    await page.getByText('Nothing has been compared').waitFor();
    await expectAccessible(page);
    await page.screenshot({ path: picture('agreement-failed') });
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect.poll(async () => (await calls()).at(-1)?.[0]).toBe('compare');
  });
});
