import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { LabelReader } from '../../extension/store/labels/labelReader';
import { runPaths } from '../../extension/store/runPaths';
import { ROOT } from '../../scripts/setup/setUp.mjs';
import { eventually } from '../harness/eventually';
import { withWorkbench } from '../harness/withWorkbench';

const isInspector = () => document.querySelector('h1')?.textContent === 'Inspector';

/** The pane of a step. */
const pane = (frame: Frame, step: number) => frame.getByRole('region', { name: `Step ${step}`, exact: true });

const waited = (locator: Locator, state: 'visible' | 'hidden' = 'visible') =>
  locator.waitFor({ state, timeout: 3_000 }).then(
    () => true,
    () => null,
  );

test('labels are given by keys, follow the queue, and hide what would sway them', () =>
  withWorkbench('labels', {}, async (workbench) => {
    const { page, folder } = workbench;
    const run = path.join(folder, 'runs', 'labelled-001');
    cpSync(path.join(ROOT, 'media/sample'), run, { recursive: true });
    const reader = new LabelReader(runPaths(run));
    const given = () => reader.read().lines.map((line) => ('label' in line ? line.label : 'taken back'));

    await page.locator('.activitybar .action-item a[aria-label*="Couplet"]').click();
    const row = page.locator('.pane-body .monaco-list-row', { hasText: 'labelled-001' });
    await row.click({ timeout: 60_000 });
    const inspector = await workbench.webviewFrame(isInspector);
    await pane(inspector, 0).waitFor();
    await page.getByRole('button', { name: 'Label Queue Section' }).click();
    const queue = page.locator('.pane-body .monaco-list-row', { hasText: 'pushes it' });
    await queue.first().waitFor();

    const list = inspector.getByRole('grid', { name: 'Trajectories' });
    await list.focus();
    await eventually(async () => {
      await page.keyboard.press('g');
      return waited(inspector.getByText('Labelled it good.'));
    }, 'The key g has no effect.');
    expect(new Set(given())).toEqual(new Set(['good']));
    await page.keyboard.press('b');
    await inspector.getByText('Labelled it bad.').waitFor();
    expect(given().at(-1)).toBe('bad');
    await page.keyboard.press('Control+z');
    await eventually(async () => (given().at(-1) === 'taken back' ? true : null), 'Nothing is taken back.');
    await workbench.takePictures('workbench-labels');

    await queue.nth(1).click();
    const place = await inspector.locator('.trajectory-head h2').getAttribute('title');
    expect(place).toMatch(/^\d{6}\/g/);
    await inspector.getByText(/^(Success|No success), /).waitFor();
    await list.focus();
    await eventually(async () => {
      await page.keyboard.press('.');
      return waited(pane(inspector, 1), 'hidden');
    }, 'The key . does not go on in the queue.');
    await workbench.runCommand('Couplet: Toggle Blind Labelling');
    await inspector.getByText('How it ended is hidden while you label blind.').waitFor();
    await page.locator('.pane-header', { hasText: 'blind' }).waitFor();
    expect(await queue.count()).toBe(0);
    const trajectory = page.locator('.pane-body .monaco-list-row.selected', { hasText: /\d+ steps/ });
    await trajectory.filter({ hasNotText: 'reward' }).waitFor();
    await workbench.takePictures('workbench-labels-blind');
  }));
