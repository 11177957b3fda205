import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import type { ShownLabel } from '../../../extension/shared/protocol/inspector';
import { pictureFile as picture } from '../../harness/pictures';
import { expectAccessible } from '../page/expectAccessible';
import { applyTheme, THEME_IDS } from '../page/themes';
import type { FakeInspector } from './fakeHost';
import { useInspectorPages } from './inspectorPages';

declare const fakeInspector: FakeInspector;

const open = useInspectorPages();

const SAID: ShownLabel = {
  target: { trajectoryId: '000005/g00/t0', step: 1, action: null },
  label: 'bad',
  by: 'Grace Hopper <grace@example.org>',
  source: 'human',
  at: '2026-01-01T00:00:00.000Z',
  note: 'the fridge was looked into before',
  tags: ['loop'],
  blind: true,
  own: false,
  stored: true,
};

const at = (step: number, changes: Partial<ShownLabel>): ShownLabel => ({
  ...SAID,
  target: { ...SAID.target, step },
  ...changes,
});

/** Labels of several people and critics, and one of one's own that is being written. */
async function labelSome(page: Page, command: Awaited<ReturnType<typeof open>>['command']): Promise<void> {
  const others = [
    SAID,
    at(1, { source: 'oracle', by: 'oracle', note: null, tags: [] }),
    at(2, { source: 'rule', by: 'rules', note: null, tags: [] }),
    at(2, { label: 'good', by: 'Alan Turing <alan@example.org>' }),
    at(2, { label: 'unsure' }),
    at(2, { source: 'model', by: 'judge', label: 'good' }),
    { ...SAID, target: { ...SAID.target, trajectoryId: '000005/g00/t2', step: 0 } },
    { ...SAID, target: { ...SAID.target, action: 'go to sink' } },
  ];
  await page.evaluate((labels) => {
    for (const label of labels) fakeInspector.otherLabels(label);
  }, others);
  await command('labelGood', 'nextStep', 'labelBad', 'nextStep', 'labelUnsure', 'nextStep');
  await page.locator('#step-2').getByRole('img', { name: 'You: unsure', exact: true }).waitFor();
  await page.evaluate(() => {
    fakeInspector.labels.held = true;
  });
  await command('labelGood', 'previousStep', 'previousStep');
  await page.locator('.is-hollow').first().waitFor();
  await page.locator('.label-notes').getByText('Grace Hopper').waitFor();
}

async function takePictures(page: Page, name: string): Promise<void> {
  for (const theme of THEME_IDS) {
    await applyTheme(page, theme);
    await page.screenshot({ path: picture(`inspector-${name}-${theme}`), animations: 'disabled' });
    await expectAccessible(page);
  }
}

describe('labels', () => {
  test('look well in all four kinds of themes, without serious findings', async () => {
    const { page, command } = await open({}, { width: 1280, height: 800 });
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.getByRole('button', { name: 'Advantage', exact: true }).click();
    await labelSome(page, command);
    await page.getByRole('grid', { name: 'Steps' }).focus();
    await takePictures(page, 'labels');
    await command('toggleGroups');
    await page.locator('.group-cell').first().waitFor();
    await page.getByRole('grid', { name: 'Alternatives' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await page.getByText('Label the alternative').waitFor();
    await takePictures(page, 'labels-group');
  });

  test('of several steps, and blind, look well', async () => {
    const { page, command } = await open({}, { width: 1280, height: 800 });
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await labelSome(page, command);
    await page.getByRole('button', { name: 'Auto-Advance' }).click();
    await page.getByRole('grid', { name: 'Steps' }).focus();
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await page.getByText('3 steps selected').waitFor();
    await takePictures(page, 'labels-several');
    await page.getByRole('button', { name: 'Blind' }).click();
    await page.getByText('How it ended is hidden').waitFor();
    await takePictures(page, 'labels-blind');
  });

  test('find room in a narrow editor', async () => {
    const { page, command } = await open({}, { width: 900, height: 700 });
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await labelSome(page, command);
    await page.screenshot({ path: picture('inspector-labels-900') });
    await page.setViewportSize({ width: 420, height: 700 });
    await page.getByRole('tab', { name: 'Step', exact: true }).click();
    await page.getByRole('heading', { name: 'Step 1' }).waitFor();
    await page.screenshot({ path: picture('inspector-labels-420') });
    await expectAccessible(page);
  });
});
