import { describe, expect, test } from 'vitest';
import type { FakeInspector } from './fakeHost';
import { useInspectorPages } from './inspectorPages';
import { begin, FIRST, OTHERS, requests, stepRow } from './labelPages';

declare const fakeInspector: FakeInspector;

const open = useInspectorPages();

describe('a label', () => {
  test('is hollow until it is on the disk', async () => {
    const { page, command } = await begin(open);
    await page.evaluate(() => {
      fakeInspector.labels.held = true;
    });
    await command('labelGood');
    await stepRow(page, 0)
      .getByRole('img', { name: 'You: good, being written' })
      .and(page.locator('.is-hollow'))
      .waitFor();
    await page.evaluate(() => fakeInspector.labels.release());
    await stepRow(page, 0)
      .getByRole('img', { name: 'You: good', exact: true })
      .and(page.locator('.is-stored'))
      .waitFor();
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
    const { page, command } = await begin(open);
    await command('labelBad');
    await stepRow(page, 0).getByRole('img', { name: 'You: bad', exact: true }).waitFor();
    await page.evaluate(() => {
      fakeInspector.labels.failure = 'The label is not stored: no space is left on the disk.';
    });
    await command('labelGood');
    await page.getByRole('alert').getByText('no space is left on the disk').waitFor();
    await stepRow(page, 0).getByRole('img', { name: 'You: bad', exact: true }).waitFor();
  });

  test('is given, changed and cleared by buttons', async () => {
    const { page } = await begin(open);
    const buttons = page.getByRole('toolbar', { name: 'Label', exact: true });
    await buttons.getByRole('button', { name: 'Unsure' }).click();
    await stepRow(page, 0).getByRole('img', { name: 'You: unsure' }).waitFor();
    await buttons.getByRole('button', { name: 'Good', pressed: false }).click();
    await buttons.getByRole('button', { name: 'Good', pressed: true }).waitFor();
    await buttons.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => stepRow(page, 0).getByRole('img').count()).toBe(0);
    expect((await requests(page)).map(({ label }) => label)).toEqual(['unsure', 'good', null]);
  });

  test('keeps its note when it changes', async () => {
    const { page, command } = await begin(open);
    await command('labelBad', 'editNote');
    await page.getByText('You: bad: goes in circles #loop').waitFor();
    await command('labelUnsure');
    await page.getByText('You: unsure: goes in circles #loop').waitFor();
  });

  test('has a flag where the estimator in front says otherwise', async () => {
    const { page, command } = await begin(open);
    const down = (await page.locator('#step-0 .bar').getAttribute('class'))!.includes('is-down');
    await command(down ? 'labelGood' : 'labelBad');
    await stepRow(page, 0)
      .getByRole('img', { name: `the estimator in front pushes it ${down ? 'down' : 'up'}` })
      .waitFor();
    await command(down ? 'labelBad' : 'labelGood');
    await expect.poll(() => page.locator('.contradiction').count()).toBe(0);
  });

  test('stands beside the siblings, too', async () => {
    const { page, command } = await begin(open);
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
    const { page } = await begin(open);
    await page.evaluate((label) => fakeInspector.otherLabels(label), OTHERS);
    await stepRow(page, 0).getByRole('img', { name: 'Grace Hopper: bad' }).waitFor();
    await page.locator('.label-notes').getByText('Grace Hopper: bad: goes in circles #loop').waitFor();
    await page.getByText('0 labelled, 1 by all people').waitFor();
  });

  test('is a letter beside the label where a critic says it, and a number where many say something', async () => {
    const { page } = await begin(open);
    const critics = (['oracle', 'rule', 'model'] as const).map((source) => ({ ...OTHERS, source, by: source }));
    await page.evaluate((labels) => {
      for (const label of labels) fakeInspector.otherLabels(label);
    }, critics);
    await expect.poll(() => stepRow(page, 0).locator('.critic-mark').allTextContents()).toEqual(['O', 'R']);
    await stepRow(page, 0).getByTitle('The model model: bad').getByText('+1').waitFor();
  });
});

test('a hundred steps are labelled by keys alone, each request in its turn', async () => {
  const { page, command, fake } = await begin(open);
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
