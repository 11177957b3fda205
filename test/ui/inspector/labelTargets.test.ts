import { describe, expect, test } from 'vitest';
import { useInspectorPages } from './inspectorPages';
import { begin, FIRST, requests, stepRow } from './labelPages';

const open = useInspectorPages();

describe('alternatives', () => {
  test('are gone to from the steps, and labelled in place of the action taken', async () => {
    const { page, command } = await begin(open);
    await page.getByRole('grid', { name: 'Steps' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('grid', { name: 'Alternatives' }).and(page.locator(':focus')).waitFor();
    while (await page.locator('.alternatives tr[aria-selected=true].is-taken').count())
      await page.keyboard.press('ArrowDown');
    await page.getByText('Label the alternative').waitFor();
    await command('labelBad');
    const chosen = page.locator('.alternatives tr[aria-selected=true]');
    await chosen.getByRole('img', { name: 'You: bad' }).waitFor();
    const [{ targets }] = await requests(page);
    expect(targets).toEqual([{ trajectoryId: FIRST, step: 0, action: await chosen.locator('.mono').textContent() }]);
    expect(await stepRow(page, 0).getByRole('img').count()).toBe(0);
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Label the action taken').waitFor();
    await command('labelGood');
    await stepRow(page, 0).getByRole('img', { name: 'You: good' }).waitFor();
  });

  test('are chosen by a click, and labelled by the buttons', async () => {
    const { page } = await begin(open);
    const other = page.locator('.alternatives tbody tr:not(.is-taken)').first();
    await other.click();
    await page.getByRole('toolbar', { name: 'Label', exact: true }).getByRole('button', { name: 'Good' }).click();
    await other.getByRole('img', { name: 'You: good' }).waitFor();
    await page.locator('#step-1').click();
    await page.getByText('Label the action taken').waitFor();
  });
});

describe('several steps', () => {
  test('are labelled in one request', async () => {
    const { page, command } = await begin(open);
    await page.getByRole('grid', { name: 'Steps' }).focus();
    for (const key of ['ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await page.getByText('3 steps selected').waitFor();
    await page.getByText('Label the actions of 3 steps').waitFor();
    await command('labelGood');
    for (const step of [1, 2, 3]) await stepRow(page, step).getByRole('img', { name: 'You: good' }).waitFor();
    const all = await requests(page);
    expect(all.map(({ targets }) => targets.map(({ step }) => step))).toEqual([[1, 2, 3]]);
    expect(all[0].leadSeconds).toBeNull();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByText('steps selected').count()).toBe(0);
    await command('labelBad');
    await expect.poll(async () => (await requests(page))[1]?.targets.map(({ step }) => step)).toEqual([3]);
  });

  test('are selected by clicks: a range, single ones, all', async () => {
    const { page } = await begin(open);
    await stepRow(page, 1).click();
    await stepRow(page, 3).click({ modifiers: ['Shift'] });
    await page.getByText('3 steps selected').waitFor();
    await stepRow(page, 5).click({ modifiers: ['ControlOrMeta'] });
    await stepRow(page, 2).click({ modifiers: ['ControlOrMeta'] });
    await page.getByText('3 steps selected').waitFor();
    expect(await page.locator('.step[aria-selected=true]').evaluateAll((rows) => rows.map(({ id }) => id))).toEqual([
      'step-1',
      'step-3',
      'step-5',
    ]);
    await page.keyboard.press('ControlOrMeta+a');
    await expect.poll(() => page.locator('.step[aria-selected=false]').count()).toBe(0);
    await stepRow(page, 0).click();
    await expect.poll(() => page.getByText('steps selected').count()).toBe(0);
  });
});
