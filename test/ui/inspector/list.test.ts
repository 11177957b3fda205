import { describe, expect, test } from 'vitest';
import type { FakeInspector } from './fakeHost';
import { useInspectorPages } from './inspectorPages';

declare const fakeInspector: FakeInspector;

const open = useInspectorPages();

describe('the list', () => {
  test('is sorted by a column: downwards, upwards, and as it was', async () => {
    const { page } = await open();
    const steps = async () => (await page.locator('.list-line .cell-steps').allTextContents()).map(Number);
    await page.locator('.list-line').first().waitFor();
    const unsorted = await steps();
    const sorted = [...unsorted].sort((a, b) => a - b);
    for (const expected of [[...sorted].reverse(), sorted, unsorted]) {
      await page.getByRole('button', { name: 'Steps', exact: true }).click();
      await expect.poll(steps).toEqual(expected);
    }
  });

  test('has of a hundred thousand trajectories only those in sight in the document', async () => {
    const { page } = await open({ iterations: 1, groups: 25_000, siblings: 4 });
    await page.getByText('100,000 trajectories').waitFor();
    const list = page.locator('.list');
    await list.evaluate((element) => {
      element.scrollTop = 22 * 60_000;
    });
    const line = page.locator('#trajectory-60000');
    await expect.poll(() => line.getAttribute('title')).toContain('000000/g15000/t0');
    expect(await page.locator('.list-line').count()).toBeLessThan(100);
    expect(await page.evaluate(() => fakeInspector.calls.filter(([name]) => name === 'list').length)).toBeLessThan(6);
    await line.click();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
  });

  test('is copied with all its columns, as the filter has it', async () => {
    const { page, fake } = await open();
    await page.getByRole('combobox', { name: 'Filter' }).fill('split:L1');
    await page.getByText('4 trajectories by the filter').waitFor();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('menuitem', { name: 'List as TSV' }).click();
    await page.getByText('Copied 4 of 4 lines.').waitFor();
    const [head, ...lines] = (await fake()).copied.trimEnd().split('\n');
    expect(head).toContain('trajectoryId\tgroupId\tsplit');
    expect(lines).toHaveLength(4);
  });

  test('can have the trajectories of all iterations', async () => {
    const { page } = await open();
    await page.getByText('16 trajectories').waitFor();
    await page.getByText('All iterations').click();
    await page.getByText('96 trajectories').waitFor();
    await page.getByRole('columnheader', { name: 'Iter' }).waitFor();
  });
});

describe('the filter', () => {
  test('lists what it lets through', async () => {
    const { page, command } = await open();
    await page.getByText('16 trajectories').waitFor();
    await command('focusFilter');
    await page.locator('#filter:focus').waitFor();
    await page.keyboard.type('success:true');
    await page.getByText(/^\d+ trajectories by the filter$/).waitFor();
    const results = await page.locator('.list-line .cell-success').allTextContents();
    expect(new Set(results)).toEqual(new Set(['✓']));
  });

  test('proposes what may stand in it, by keys', async () => {
    const { page, command } = await open();
    await command('focusFilter');
    const line = page.getByRole('combobox', { name: 'Filter' });
    await line.pressSequentially('sp');
    await page.getByRole('option', { name: /split:/ }).waitFor();
    // Upwards from the line is the last one, as in VS Code's own lists.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await line.inputValue()).toBe('split:');
    await line.pressSequentially('L1');
    await page.getByText('4 trajectories by the filter').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('list');
  });

  test('says what is wrong with it, and leaves the list as it was', async () => {
    const { page } = await open();
    await page.getByText('16 trajectories').waitFor();
    await page.getByRole('combobox', { name: 'Filter' }).fill('color:red');
    const alert = page.getByRole('alert').filter({ hasText: 'This field is not known; use success or split.' });
    await alert.getByText('color:red').waitFor();
    expect(await page.locator('.list-line').count()).toBe(16);
  });

  test('has help whose examples can be tried', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Help for the filter' }).click();
    await page.getByRole('button', { name: 'success:false split:L2' }).click();
    await page.getByText(/by the filter/).waitFor();
  });
});
