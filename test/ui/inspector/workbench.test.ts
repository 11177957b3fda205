import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../../harness/eventually';
import { runCommandAndChoose } from '../../harness/palette';
import { pictureFile } from '../../harness/pictures';
import { withWorkbench } from '../../harness/withWorkbench';
import type { Workbench } from '../../harness/workbench';
import { REFERENCE_BACKEND, TINY_AGENT, TINY_EVALUATION } from '../../helpers/tinyAgent';
import { isInspector, stepPane } from './inWorkbench';

const TINY = {
  name: 'tiny',
  ...TINY_AGENT,
  algorithm: { id: 'grpo', iterations: 2 },
  evaluation: TINY_EVALUATION,
  compute: REFERENCE_BACKEND,
};

const isDashboard = () => document.querySelector('.run-name') !== null;

/** A row of the tree of runs. */
const row = ({ page }: Workbench, name: RegExp) => page.locator('.pane-body .monaco-list-row', { hasText: name });

/** Presses a key until something is seen: keys belong to an inspector a moment after it has got the focus. */
const pressUntil = ({ page }: Workbench, key: string, seen: Locator) =>
  eventually(async () => {
    await page.keyboard.press(key);
    return seen.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => null,
    );
  }, `${key} has no effect.`);

test('an inspector in VS Code: from a point of the dashboard, by keys, to a link and back', () =>
  withWorkbench('inspector', {}, async (workbench) => {
    const { page } = workbench;
    await workbench.runCommand('Couplet: Open Sample Run');
    const dashboard = await workbench.webviewFrame(isDashboard);
    await dashboard.getByText('50 of 50').waitFor();
    await dashboard.getByRole('application').first().focus();
    for (const key of ['End', 'Enter']) await page.keyboard.press(key);

    const inspector = await workbench.webviewFrame(isInspector);
    await inspector.getByText('128 trajectories').waitFor();
    await page.getByRole('tab', { name: /^sample/, selected: true }).waitFor();
    await stepPane(inspector, 0).waitFor();
    await workbench.takePictures('workbench-inspector');

    const list = inspector.getByRole('grid', { name: 'Trajectories' });
    await list.focus();
    await pressUntil(workbench, 'j', stepPane(inspector, 1));
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
    await stepPane(inspector, 2).waitFor();

    await workbench.showCouplet();
    await row(workbench, /^sample/).waitFor();
    await list.focus();
    await pressUntil(workbench, 'Shift+J', page.locator('.pane-body .monaco-list-row.selected'));
    await row(workbench, /^t1/).first().waitFor();
    await workbench.takePictures('workbench-inspector-tree');

    const filter = inspector.getByRole('combobox', { name: 'Filter' });
    await list.focus();
    await pressUntil(workbench, '/', inspector.locator('[role=combobox]:focus'));
    await page.keyboard.type('success:false jk');
    await expect.poll(() => filter.inputValue()).toBe('success:false jk');
    await filter.fill('');

    await workbench.runCommand('Couplet: Copy Link');
    const link = await eventually(async () => {
      const text = await page.evaluate(() => navigator.clipboard.readText());
      return text.includes('/run?') ? text : null;
    }, 'No link is copied.');
    expect(link).toMatch(
      /:\/\/couplet\.couplet\/run\?folder=.*\/sample&iteration=50&trajectory=000050\/g00\/t\d&step=\d+$/,
    );
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Couplet: Open Link…');
    await page.locator('.quick-input-widget input.input').fill(link.replace(/step=\d+/, 'step=4'));
    await page.locator('.quick-input-widget input.input').press('Enter');
    await stepPane(await workbench.webviewFrame(isInspector), 4).waitFor();
  }));

test('an inspector in VS Code asks a checkpoint, and lets estimators be chosen with their parameters', () =>
  withWorkbench('inspector-policy', { files: { 'tiny.couplet.json': JSON.stringify(TINY) } }, async (workbench) => {
    const { page } = workbench;
    await workbench.runCommand('Couplet: Train…');
    await page.locator('.quick-input-list', { hasText: 'tiny.couplet.json' }).waitFor();
    await page.keyboard.press('Enter');
    await workbench.showCouplet();
    const run = row(workbench, /^tiny-001.*2\/2/);
    await run.waitFor({ timeout: 60_000 });
    await run.click();

    const inspector = await workbench.webviewFrame(isInspector);
    await inspector.getByRole('button', { name: 'Ask the policy' }).click();
    await inspector.getByText('Probabilities by the checkpoint of iteration 0').waitFor({ timeout: 60_000 });

    await inspector.getByRole('button', { name: 'Estimators…' }).click();
    const picker = page.locator('.quick-input-widget');
    await picker.getByText('Compare which estimators?').waitFor();
    await picker.locator('input.input').fill('gigpo');
    const item = picker.locator('.monaco-list-row', { hasText: 'gigpo' }).first();
    await item.hover();
    await item.getByRole('button', { name: 'Set Parameters' }).click();
    await picker.getByText('Parameters of GiGPO').waitFor();
    await picker.locator('input.input').fill('gamma=2');
    await picker.getByText('gamma: is 2').waitFor();
    await page.screenshot({ path: pictureFile('workbench-inspector-parameters') });
    await picker.locator('input.input').fill('gamma=0.5');
    await page.keyboard.press('Enter');
    await picker.getByText('GiGPO (gamma=0.5)').waitFor();
    await page.screenshot({ path: pictureFile('workbench-inspector-estimators') });
    await picker.getByRole('button', { name: 'OK' }).click();
    await inspector.getByText('gigpo:gamma=0.5').first().waitFor();
    await workbench.takePictures('workbench-inspector-policy');
  }));

test('an inspector in VS Code shows what is wrong with a run.couplet, and gives way to the text editor', () =>
  withWorkbench('inspector-broken', { files: { 'broken-001/run.couplet': 'no manifest' } }, async (workbench) => {
    const { page } = workbench;
    await page.locator('.statusbar-item', { hasText: 'Couplet' }).waitFor(); // before, VS Code knows of no editor but its own
    const files = page.locator('.explorer-folders-view .monaco-list-row');
    await files.filter({ hasText: 'broken-001' }).click();
    await files.filter({ hasText: 'run.couplet' }).click();
    const inspector = await workbench.webviewFrame(isInspector);
    await inspector.getByText('cannot be read').first().click();
    await inspector.getByText('run.couplet').first().waitFor();
    await page.screenshot({ path: pictureFile('workbench-inspector-broken') });
    await runCommandAndChoose(page, 'View: Reopen Editor With...', 'Text Editor');
    await page.locator('.monaco-editor .view-line', { hasText: 'no manifest' }).waitFor();
  }));
