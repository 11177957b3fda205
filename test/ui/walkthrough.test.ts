import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withWorkbench } from '../harness/withWorkbench';
import type { Workbench } from '../harness/workbench';

/** Its page forgets where it was when its tab is hidden. */
const OPEN = 'Couplet: Open Walkthrough';

/** So many iterations that the training lasts as long as the test. */
const ITERATIONS = 2000;

test('the walkthrough leads from the sample run to a training, a comparison and trajectories, and ticks each step', () =>
  withWorkbench('walkthrough', {}, async (workbench) => {
    const { page } = workbench;
    await workbench.runCommand(OPEN);
    // Beside the side bar VS Code leaves out what the steps show.
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.webviewFrame(() => document.body.innerText.includes('What the dashboard shows'));
    await workbench.takePictures('walkthrough');

    await press(workbench, 'Look at a run', 'Open Sample Run');
    const dashboard = await workbench.webviewFrame(() => document.querySelector('.run-name') !== null);
    await dashboard.getByText('50 of 50').waitFor();
    await workbench.showCouplet();
    await row(workbench, /^sample/).waitFor();
    await workbench.takePictures('sample');
    await ticked(workbench, 'Look at a run');

    await press(workbench, 'Train an agent', 'New Configuration');
    await choose(workbench, 'Smoke test');
    await page.getByText('Name of the configuration').waitFor();
    await page.locator('.quick-input-widget input.input').press('Enter');
    await page.getByRole('tab', { name: /^smoke\.couplet\.json/ }).waitFor();
    lengthen(path.join(workbench.folder, 'smoke.couplet.json'));
    await press(workbench, 'Train an agent', 'Train');
    await choose(workbench, 'smoke.couplet.json');
    await row(workbench, /^smoke-001.*success/).waitFor({ timeout: 120_000 });
    await ticked(workbench, 'Train an agent');

    await press(workbench, 'Compare runs', 'Compare Runs');
    for (const run of ['sample', 'smoke-001']) await choose(workbench, run);
    await page.locator('.quick-input-widget input.input').press('Enter');
    await workbench.webviewFrame(() => document.querySelectorAll('.run').length === 2);
    await workbench.takePictures('compared');
    await ticked(workbench, 'Compare runs');

    await press(workbench, 'Follow single trajectories', 'Show Runs');
    // A group that some of its trajectories solved: only such a one teaches something.
    for (const name of [/^sample/, /^Iteration 50/, /^household\/.*success \.\d\d/])
      await row(workbench, name).first().click();
    await row(workbench, /^t\d/).first().waitFor();
    await ticked(workbench, 'Follow single trajectories');
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(4);

    await workbench.runCommand('Couplet: Open Dashboard');
    await choose(workbench, 'sample');
    await page.locator('.quick-input-widget input.input').press('Enter');
    await workbench.webviewFrame(() => document.querySelectorAll('.run').length === 1);
    await workbench.takePictures('workbench');

    await workbench.runCommand('Couplet: Delete Run');
    await choose(workbench, 'sample');
    await page.getByRole('dialog').getByRole('button', { name: 'Move to Trash' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for Good' }).click(); // a server has no trash
    await row(workbench, /^sample/).waitFor({ state: 'hidden' });
  }));

const step = ({ page }: Workbench, title: string) =>
  page.locator('.getting-started-step', { has: page.locator('.step-title', { hasText: title }) });

/** Opens a step and presses a button in it. */
async function press(workbench: Workbench, title: string, button: string): Promise<void> {
  await workbench.runCommand(OPEN);
  const isOpen = await step(workbench, title).evaluate((it) => it.classList.contains('expanded'));
  if (!isOpen) await step(workbench, title).locator('.step-title').click();
  await step(workbench, title).getByRole('button', { name: button, exact: true }).click();
}

async function ticked(workbench: Workbench, title: string): Promise<void> {
  await workbench.runCommand(OPEN);
  await step(workbench, title).getByRole('checkbox', { checked: true }).waitFor();
}

/** A row of the tree of runs, by its label. */
const row = ({ page }: Workbench, text: RegExp) => page.locator('.pane-body .monaco-list-row', { hasText: text });

/** Chooses an entry of the list that a command shows. */
async function choose({ page }: Workbench, label: string): Promise<void> {
  await page.locator('.quick-input-list').getByText(label, { exact: true }).first().click();
}

function lengthen(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"iterations": \d+/, `"iterations": ${ITERATIONS}`));
}
