import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { LabelRequest, ShownLabel } from '../../../extension/shared/protocol/inspector';
import type { FakeInspector } from './fakeHost';
import { useInspectorPages } from './inspectorPages';

declare const fakeInspector: FakeInspector;

const open = useInspectorPages();
const FIRST = '000005/g00/t0';

const OTHERS: ShownLabel = {
  target: { trajectoryId: FIRST, step: 0, action: null },
  label: 'bad',
  by: 'Grace Hopper <grace@example.org>',
  source: 'human',
  at: '2026-01-01T00:00:00.000Z',
  note: 'goes in circles',
  tags: ['loop'],
  blind: false,
  own: false,
  stored: true,
};

/** What the host has been asked to label. */
const requests = async (page: Page): Promise<LabelRequest[]> =>
  (await page.evaluate(() => fakeInspector.calls.filter(([name]) => name === 'label').map(([, it]) => it))) as never;

const row = (page: Page, step: number) => page.locator(`#step-${step}`);

/** The inspector at the first step of the first trajectory. */
async function begin(...options: Parameters<typeof open>) {
  const opened = await open(...options);
  await opened.page.getByRole('heading', { name: 'Step 0' }).waitFor();
  return opened;
}

describe('a label', () => {
  test('is hollow until it is on the disk', async () => {
    const { page, command } = await begin();
    await page.evaluate(() => {
      fakeInspector.labels.held = true;
    });
    await command('labelGood');
    await row(page, 0).getByRole('img', { name: 'You: good, being written' }).and(page.locator('.is-hollow')).waitFor();
    await page.evaluate(() => fakeInspector.labels.release());
    await row(page, 0).getByRole('img', { name: 'You: good', exact: true }).and(page.locator('.is-stored')).waitFor();
    await page.getByText('1 labelled').waitFor();
    await page.locator('.list-line').first().getByRole('img', { name: 'good' }).waitFor();
    const [{ leadSeconds, ...request }] = await requests(page);
    expect(request).toEqual({
      targets: [{ trajectoryId: FIRST, step: 0, action: null }],
      label: 'good',
      note: null,
      tags: [],
    });
    expect(leadSeconds).toBeGreaterThan(0);
  });

  test('that cannot be stored is taken back, with the reason', async () => {
    const { page, command } = await begin();
    await command('labelBad');
    await row(page, 0).getByRole('img', { name: 'You: bad', exact: true }).waitFor();
    await page.evaluate(() => {
      fakeInspector.labels.failure = 'The label is not stored: no space is left on the disk.';
    });
    await command('labelGood');
    await page.getByRole('alert').getByText('no space is left on the disk').waitFor();
    await row(page, 0).getByRole('img', { name: 'You: bad', exact: true }).waitFor();
  });

  test('is given, changed and cleared by buttons', async () => {
    const { page } = await begin();
    const buttons = page.getByRole('toolbar', { name: 'Label', exact: true });
    await buttons.getByRole('button', { name: 'Unsure' }).click();
    await row(page, 0).getByRole('img', { name: 'You: unsure' }).waitFor();
    await buttons.getByRole('button', { name: 'Good', pressed: false }).click();
    await buttons.getByRole('button', { name: 'Good', pressed: true }).waitFor();
    await buttons.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => row(page, 0).getByRole('img').count()).toBe(0);
    expect((await requests(page)).map(({ label }) => label)).toEqual(['unsure', 'good', null]);
  });

  test('keeps its note when it changes', async () => {
    const { page, command } = await begin();
    await command('labelBad', 'editNote');
    await page.getByText('You: bad: goes in circles #loop').waitFor();
    await command('labelUnsure');
    await page.getByText('You: unsure: goes in circles #loop').waitFor();
  });

  test('has a flag where the estimator in front says otherwise', async () => {
    const { page, command } = await begin();
    const down = (await page.locator('#step-0 .bar').getAttribute('class'))!.includes('is-down');
    await command(down ? 'labelGood' : 'labelBad');
    await row(page, 0)
      .getByRole('img', { name: `the estimator in front pushes it ${down ? 'down' : 'up'}` })
      .waitFor();
    await command(down ? 'labelBad' : 'labelGood');
    await expect.poll(() => page.locator('.contradiction').count()).toBe(0);
  });

  test('stands beside the siblings, too', async () => {
    const { page, command } = await begin();
    await command('labelGood', 'toggleGroups');
    const cell = page.locator('.group-cell').nth(0);
    await cell.getByRole('img', { name: 'You: good' }).waitFor();
    await page.evaluate((label) => fakeInspector.otherLabels(label), {
      ...OTHERS,
      target: { ...OTHERS.target, trajectoryId: '000005/g00/t2' },
    });
    await page.locator('.group-cell').nth(2).getByRole('img', { name: 'Grace Hopper: bad' }).waitFor();
  });
});

describe('what others say', () => {
  test('appears when another window has labelled', async () => {
    const { page } = await begin();
    await page.evaluate((label) => fakeInspector.otherLabels(label), OTHERS);
    await row(page, 0).getByRole('img', { name: 'Grace Hopper: bad' }).waitFor();
    await page.locator('.label-notes').getByText('Grace Hopper: bad: goes in circles #loop').waitFor();
    await page.getByText('0 labelled, 1 by all people').waitFor();
  });

  test('is a letter beside the label where a critic says it', async () => {
    const { page } = await begin();
    const critics = (['oracle', 'rule', 'model'] as const).map((source) => ({ ...OTHERS, source, by: source }));
    await page.evaluate((labels) => {
      for (const label of labels) fakeInspector.otherLabels(label);
    }, critics);
    await expect.poll(() => row(page, 0).locator('.critic-mark').allTextContents()).toEqual(['O', 'R', 'M']);
  });
});

describe('alternatives', () => {
  test('are gone to from the steps, and labelled in place of the action taken', async () => {
    const { page, command } = await begin();
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
    expect(await row(page, 0).getByRole('img').count()).toBe(0);
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Label the action taken').waitFor();
    await command('labelGood');
    await row(page, 0).getByRole('img', { name: 'You: good' }).waitFor();
  });

  test('are chosen by a click, and labelled by the buttons', async () => {
    const { page } = await begin();
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
    const { page, command } = await begin();
    await page.getByRole('grid', { name: 'Steps' }).focus();
    for (const key of ['ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await page.getByText('3 steps selected').waitFor();
    await page.getByText('Label the actions of 3 steps').waitFor();
    await command('labelGood');
    for (const step of [1, 2, 3]) await row(page, step).getByRole('img', { name: 'You: good' }).waitFor();
    const all = await requests(page);
    expect(all.map(({ targets }) => targets.map(({ step }) => step))).toEqual([[1, 2, 3]]);
    expect(all[0].leadSeconds).toBeNull();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByText('steps selected').count()).toBe(0);
    await command('labelBad');
    await expect.poll(async () => (await requests(page))[1]?.targets.map(({ step }) => step)).toEqual([3]);
  });

  test('are selected by clicks: a range, single ones, all', async () => {
    const { page } = await begin();
    await row(page, 1).click();
    await row(page, 3).click({ modifiers: ['Shift'] });
    await page.getByText('3 steps selected').waitFor();
    await row(page, 5).click({ modifiers: ['ControlOrMeta'] });
    await row(page, 2).click({ modifiers: ['ControlOrMeta'] });
    await page.getByText('3 steps selected').waitFor();
    expect(await page.locator('.step[aria-selected=true]').evaluateAll((rows) => rows.map(({ id }) => id))).toEqual([
      'step-1',
      'step-3',
      'step-5',
    ]);
    await page.keyboard.press('ControlOrMeta+a');
    await expect.poll(() => page.locator('.step[aria-selected=false]').count()).toBe(0);
    await row(page, 0).click();
    await expect.poll(() => page.getByText('steps selected').count()).toBe(0);
  });
});

describe('blind', () => {
  test('nothing that would sway a label is in the document', async () => {
    const { page, command } = await begin();
    await page.getByRole('button', { name: 'Estimators…' }).click();
    await page.getByRole('button', { name: 'Over training' }).click();
    await page.evaluate((label) => fakeInspector.otherLabels(label), OTHERS);
    await row(page, 0).getByRole('img', { name: 'Grace Hopper: bad' }).waitFor();
    await command('labelGood');
    await page.getByRole('button', { name: 'Blind' }).click();
    await page.getByText('Blind: outcomes, advantages and what others say are hidden').waitFor();
    await page.getByText('How it ended is hidden').waitFor();
    await row(page, 0).getByRole('img', { name: 'You: good' }).waitFor();
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
    const { page } = await begin();
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
    const { page, command, fake } = await begin();
    await command('labelGood');
    await row(page, 0).getByRole('img', { name: 'You: good', exact: true }).waitFor();
    expect((await fake()).at).toMatchObject({ trajectoryId: FIRST });
    await page.getByRole('button', { name: 'Auto-Advance' }).click();
    await page.locator('.alternatives tbody tr:not(.is-taken)').first().click();
    await command('labelBad');
    await page.locator('.alternatives').getByRole('img', { name: 'You: bad', exact: true }).waitFor();
    expect((await fake()).at).toMatchObject({ trajectoryId: FIRST });
    await row(page, 1).click();
    await command('labelGood');
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g02/t1', step: 3 });
  });

  test('is gone on with, and its strategy chosen, by buttons', async () => {
    const { page, fake } = await begin();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g02/t1', step: 3 });
    await page.getByRole('button', { name: 'Against the Advantage…' }).click();
    await expect.poll(async () => (await fake()).calls.at(-1)).toEqual(['run', 'chooseLabelQueueStrategy']);
  });
});

test('a hundred steps are labelled by keys alone, each request in its turn', async () => {
  const { page, command, fake } = await begin({ siblings: 12 });
  const expected: string[] = [];
  for (let i = 0; i < 100; i++) {
    const { trajectoryId, step } = (await fake()).at!;
    const label = (['Good', 'Bad', 'Unsure'] as const)[i % 3];
    await command(`label${label}`);
    expected.push(`${trajectoryId} ${step} ${label.toLowerCase()}`);
    const before = JSON.stringify((await fake()).at);
    await command('nextStep');
    if (JSON.stringify((await fake()).at) === before) await command('nextTrajectory');
    await expect.poll(async () => JSON.stringify((await fake()).at)).not.toBe(before);
    await page.locator('.timeline').waitFor();
  }
  await page.getByText('100 labelled').waitFor();
  const all = await requests(page);
  expect(all.map(({ targets: [{ trajectoryId, step }], label }) => `${trajectoryId} ${step} ${label}`)).toEqual(
    expected,
  );
  expect(all.every(({ leadSeconds }) => leadSeconds !== null)).toBe(true);
  expect(await page.locator('.is-hollow').count()).toBe(0);
});
