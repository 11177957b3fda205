import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { LabelReader } from '../../extension/store/labels/labelReader';
import { runPaths } from '../../extension/store/runPaths';
import { ROOT } from '../../scripts/setup/setUp.mjs';
import { eventually } from '../harness/eventually';
import { withWorkbench } from '../harness/withWorkbench';
import type { Workbench } from '../harness/workbench';
import { isInspector, stepPane } from './inspector/inWorkbench';

const waited = (locator: Locator, state: 'visible' | 'hidden' = 'visible') =>
  locator.waitFor({ state, timeout: 6_000 }).then(
    () => true,
    () => null,
  );

/** A copy of the sample run, opened from the tree. */
async function openRun(workbench: Workbench): Promise<{ inspector: Frame; given: () => (string | null)[] }> {
  const { page, folder } = workbench;
  const run = path.join(folder, 'runs', 'labelled-001');
  cpSync(path.join(ROOT, 'media/sample'), run, { recursive: true });
  const reader = new LabelReader(runPaths(run));
  await workbench.showCouplet();
  const row = page.locator('.pane-body .monaco-list-row', { hasText: 'labelled-001' });
  await row.click({ timeout: 60_000 });
  const inspector = await workbench.webviewFrame(isInspector);
  await stepPane(inspector, 0).waitFor();
  return { inspector, given: () => reader.read().lines.map((line) => ('label' in line ? line.label : 'taken back')) };
}

/** One's own label of a step, once it is on the disk. */
const mark = (frame: Frame, step: number, label: string) =>
  frame.locator(`#step-${step}`).getByRole('img', { name: `You: ${label}`, exact: true });

/**
 * Presses a key until something is seen, or gone: keys belong to an inspector a moment after it has got the focus, and VS Code refuses to undo
 * while it does.
 */
const pressUntil = (workbench: Workbench, key: string, seen: Locator, state: 'visible' | 'hidden' = 'visible') =>
  eventually(async () => {
    await workbench.page.keyboard.press(key);
    return waited(seen, state);
  }, `The key ${key} has no effect.`);

test('labels are given by keys, undone and redone by VS Code, and there after a reload', () =>
  withWorkbench('labels', {}, async (workbench) => {
    const { page } = workbench;
    const { inspector, given } = await openRun(workbench);
    await inspector.getByRole('grid', { name: 'Steps' }).focus();
    await pressUntil(workbench, 'g', mark(inspector, 0, 'good'));
    expect(new Set(given())).toEqual(new Set(['good']));
    for (const [key, step, label] of [
      ['b', 1, 'bad'],
      ['u', 2, 'unsure'],
      ['b', 3, 'bad'],
    ] as const) {
      await page.keyboard.press('j');
      await page.keyboard.press(key);
      await mark(inspector, step, label).waitFor();
      expect(given().at(-1)).toBe(label);
    }
    await page.keyboard.press('x');
    await mark(inspector, 3, 'bad').waitFor({ state: 'hidden' });
    await page.keyboard.press('u');
    await mark(inspector, 3, 'unsure').waitFor();
    await pressUntil(workbench, 'Control+z', mark(inspector, 3, 'unsure'), 'hidden');
    await pressUntil(workbench, 'Control+z', mark(inspector, 3, 'bad'));
    await pressUntil(workbench, 'Control+Shift+z', mark(inspector, 3, 'bad'), 'hidden');
    await pressUntil(workbench, 'Control+z', mark(inspector, 3, 'bad'));

    await page.keyboard.press('Control+a');
    await inspector.getByText(/steps selected/).waitFor();
    await page.keyboard.press('g');
    await mark(inspector, 3, 'good').waitFor();
    await pressUntil(workbench, 'Control+z', mark(inspector, 3, 'bad'));
    await mark(inspector, 2, 'unsure').waitFor();
    await page.keyboard.press('Escape');
    await inspector.getByText(/steps selected/).waitFor({ state: 'hidden' });
    // Steps were selected, not the texts of the page.
    expect(await inspector.evaluate(() => String(getSelection()))).toBe('');
    await workbench.takePictures('workbench-labels');

    await page.reload();
    const again = await workbench.webviewFrame(isInspector);
    for (const [step, label] of [
      [1, 'bad'],
      [2, 'unsure'],
      [3, 'bad'],
    ] as const)
      await mark(again, step, label).waitFor();
    await again.getByText('4 labelled').waitFor();
  }));

test('labels follow the queue, and hide what would sway them', () =>
  withWorkbench('labels-queue', {}, async (workbench) => {
    const { page } = workbench;
    const { inspector } = await openRun(workbench);
    await page.getByRole('button', { name: 'Label Queue Section' }).click();
    const queue = page.locator('.pane-body .monaco-list-row', { hasText: 'pushes it' });
    await queue.nth(1).click();
    const place = await inspector.locator('.trajectory-head h2').getAttribute('title');
    expect(place).toMatch(/^\d{6}\/g/);
    await inspector.getByText(/^(Success|No success), /).waitFor();
    await inspector.getByRole('grid', { name: 'Trajectories' }).focus();
    await pressUntil(workbench, '.', stepPane(inspector, 1), 'hidden');
    await inspector.getByRole('button', { name: 'Blind' }).click();
    await inspector.getByText('How it ended is hidden while you label blind.').waitFor();
    await inspector.getByText('Labelling blind', { exact: true }).waitFor();
    await page.locator('.pane-header', { hasText: 'blind' }).waitFor();
    expect(await queue.count()).toBe(0);
    expect(await inspector.locator('.bar').count()).toBe(0);
    const trajectory = page.locator('.pane-body .monaco-list-row.selected', { hasText: /\d+ steps/ });
    await trajectory.filter({ hasNotText: 'reward' }).waitFor();
    await workbench.takePictures('workbench-labels-blind');
  }));
