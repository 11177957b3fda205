import { describe, expect, test } from 'vitest';
import type { FakeInspector } from './fakeHost';
import { useInspectorPages } from './inspectorPages';
import { begin, FIRST, OTHERS, stepRow } from './labelPages';

declare const fakeInspector: FakeInspector;

const open = useInspectorPages();

describe('blind', () => {
  test('nothing that would sway a label is in the document', async () => {
    const { page, command } = await begin(open);
    await page.getByRole('button', { name: 'Estimators…' }).click();
    await page.getByRole('button', { name: 'Over training' }).click();
    await page.evaluate((label) => fakeInspector.otherLabels(label), OTHERS);
    await stepRow(page, 0).getByRole('img', { name: 'Grace Hopper: bad' }).waitFor();
    await command('labelGood');
    await page.getByRole('button', { name: 'Blind' }).click();
    await page.getByText('Labelling blind').waitFor();
    await page.getByText('How it ended is hidden').waitFor();
    await stepRow(page, 0).getByRole('img', { name: 'You: good' }).waitFor();
    const swaying =
      '.bar, .estimator, .refused, .flag.is-good, .flag.is-flawed, .flag.is-explore, .is-success, .is-failure';
    await expect.poll(() => page.locator(swaying).count()).toBe(0);
    await expect.poll(() => page.getByText('Grace').count()).toBe(0);
    const text = await page.locator('main').innerText();
    for (const word of ['Adv', 'Rew', 'Flaw', '✕', 'Advantage', 'Oracle', 'Verdict', 'Success', 'reward', 'Estimators'])
      expect(text).not.toContain(word);
    await command('toggleGroups');
    await page.locator('.group-cell').first().waitFor();
    expect(await page.locator(swaying).count()).toBe(0);
    expect(await page.locator('.group').innerText()).not.toMatch(/[✓✕]/);
    await page.getByRole('button', { name: 'Blind' }).click();
    await page.locator('.group .bar').first().waitFor();
  });

  test('the list is not sorted by what is hidden', async () => {
    const { page } = await begin(open);
    const lastQuery = () => page.evaluate(() => fakeInspector.calls.filter(([name]) => name === 'list').at(-1)?.[1]);
    await page.getByRole('button', { name: 'Rew', exact: true }).click();
    await expect.poll(lastQuery).toMatchObject({ sort: { column: 'reward' } });
    await page.getByRole('button', { name: 'Blind' }).click();
    await expect.poll(lastQuery).toMatchObject({ sort: null, estimator: null, compared: [] });
    await page.getByRole('button', { name: 'Blind' }).click();
    await expect.poll(lastQuery).toMatchObject({ sort: { column: 'reward' }, estimator: 'grpo' });
  });
});

describe('the queue', () => {
  test('leads on after a label of the action taken, if that is wished', async () => {
    const { page, command, fake } = await begin(open);
    await command('labelGood');
    await stepRow(page, 0).getByRole('img', { name: 'You: good', exact: true }).waitFor();
    expect((await fake()).at).toMatchObject({ trajectoryId: FIRST });
    await page.getByRole('button', { name: 'Auto-Advance' }).click();
    await page.locator('.alternatives tbody tr:not(.is-taken)').first().click();
    await command('labelBad');
    await page.locator('.alternatives').getByRole('img', { name: 'You: bad', exact: true }).waitFor();
    expect((await fake()).at).toMatchObject({ trajectoryId: FIRST });
    await stepRow(page, 1).click();
    await command('labelGood');
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g02/t1', step: 3 });
  });

  test('is gone on with, and its strategy chosen, by buttons', async () => {
    const { page, fake } = await begin(open);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g02/t1', step: 3 });
    await page.getByRole('button', { name: 'Against the Advantage…' }).click();
    await expect.poll(async () => (await fake()).calls.at(-1)).toEqual(['run', 'chooseLabelQueueStrategy']);
  });
});
