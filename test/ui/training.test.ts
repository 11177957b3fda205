import path from 'node:path';
import { expect, test } from 'vitest';
import { RunReader } from '../../extension/store/runReader';
import { withWorkbench } from '../harness/withWorkbench';
import type { Workbench } from '../harness/workbench';
import { REFERENCE_BACKEND, TINY_AGENT, TINY_EVALUATION } from '../helpers/tinyAgent';

const TINY = {
  name: 'tiny',
  ...TINY_AGENT,
  algorithm: { id: 'grpo', iterations: 100_000 },
  evaluation: TINY_EVALUATION,
  compute: REFERENCE_BACKEND,
};
const FILES = { 'tiny.couplet.json': JSON.stringify(TINY) };

/** The row of a run in the tree, once its description fits. */
const row = ({ page }: Workbench, text: RegExp) =>
  page.locator('.monaco-list-row', { hasText: /tiny-\d/ }).filter({ hasText: text });

test('a person trains by the palette, watches, reloads the window, loses the trainer, resumes, and stops', () =>
  withWorkbench('training', { files: FILES }, async (workbench) => {
    const { page } = workbench;
    await workbench.runCommand('Couplet: Train…');
    await page.locator('.quick-input-list', { hasText: 'tiny.couplet.json' }).waitFor();
    await page.keyboard.press('Enter');
    const dashboard = await workbench.webviewFrame(showsRun);
    await dashboard.getByText('Success by split').first().waitFor();
    await workbench.showCouplet();
    await row(workbench, /\d+\/100000 · success/).waitFor();
    const item = page.locator('.statusbar-item', { hasText: 'tiny' });
    await item.filter({ hasText: /success/ }).waitFor();
    expect(await workbench.takePictures('training')).toHaveLength(4);

    const before = iterationIn(await item.innerText());
    await page.reload();
    await workbench.ready().catch(() => {}); // the explorer is not the view that is open
    await item.filter({ hasText: /success/ }).waitFor();
    await expect.poll(async () => iterationIn(await item.innerText())).toBeGreaterThan(before);
    await workbench.webviewFrame(showsRun);

    process.kill(writerOf(workbench), 'SIGKILL');
    // It was started by the window before, so how it ended is not known.
    await answer(workbench, 'ended before its job did', 'Resume');
    await item.filter({ hasText: /success/ }).waitFor();

    await workbench.runCommand('Couplet: Stop Training (with Checkpoint)');
    await answer(workbench, 'stopped with a checkpoint', 'Resume');
    await item.filter({ hasText: /success/ }).waitFor();
    await workbench.runCommand('Couplet: Stop Training (with Checkpoint)');
    await page.locator('.monaco-list-row', { hasText: 'Interrupted' }).waitFor();
  }));

/** In a webview: whether it is a dashboard with a run. */
const showsRun = () => document.querySelector('.run-name') !== null;

/** The process that writes the run. */
function writerOf({ folder }: Workbench): number {
  return new RunReader(path.join(folder, 'runs/tiny-001')).writer()!.pid;
}

/** Presses a button of the notification that says something. */
async function answer({ page }: Workbench, words: string, button: string): Promise<void> {
  const notification = page.locator('.notification-list-item', { hasText: words });
  await notification.waitFor();
  await notification.getByRole('button', { name: button }).click();
}

function iterationIn(text: string): number {
  return Number(/(\d+)\/100000/.exec(text)![1]);
}
