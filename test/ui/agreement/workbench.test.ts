import path from 'node:path';
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../../harness/eventually';
import { runCommandAndChoose } from '../../harness/palette';
import { withWorkbench } from '../../harness/withWorkbench';
import { isInspector } from '../inspector/inWorkbench';
import { addLabel, LABELLED, labelledRun } from './labelledRun';

const RUN = 'labelled-001';

const isAgreement = () => document.querySelector('h1')?.textContent === 'Agreement';
/** Waits until something holds. */
const becomes = (holds: () => Promise<boolean>) => eventually(async () => (await holds()) || null, `Not so: ${holds}.`);

const hasFocus = (frame: Frame) => frame.evaluate(() => document.hasFocus());

test('an agreement view in VS Code: from a cell to its steps in the inspector beside it, and anew after a label', async () => {
  const files = await labelledRun(RUN);
  await withWorkbench('agreement', { files }, async (workbench) => {
    const { page } = workbench;
    await runCommandAndChoose(page, 'Couplet: Show Agreement', RUN);
    const agreement = await workbench.webviewFrame(isAgreement);
    await agreement.getByRole('heading', { name: 'Ada and Bob' }).waitFor();
    await agreement.getByText('None of the 3 labels of Bob were given blind.').waitFor();
    for (const rater of ['Oracle', 'Rules', "Sign of GRPO (the run's own)"])
      await agreement.getByRole('button', { name: `Ada and ${rater}`, exact: true }).waitFor();
    await workbench.takePictures('workbench-agreement');

    await agreement.getByRole('button', { name: /^Ada: bad, Bob: good: 2/ }).click();
    const list = agreement.getByRole('grid');
    await list.getByRole('row', { name: LABELLED }).first().click();
    const inspector = await workbench.webviewFrame(isInspector);
    const step = (index: number) =>
      inspector.locator('[role=row][aria-selected=true]').getByRole('button', { name: `Step ${index}: ` });
    await step(1).waitFor();
    await becomes(() => hasFocus(agreement));
    expect(await list.evaluate((it) => it === document.activeElement)).toBe(true);
    await agreement.getByRole('button', { name: 'Next' }).click();
    await step(2).waitFor();
    await inspector.getByText('Iteration 1 of 50').waitFor();
    await workbench.takePictures('workbench-agreement-steps');
    await list.focus();
    await list.press('Home');
    await list.press('Enter');
    await step(1).waitFor();
    await becomes(() => hasFocus(inspector));

    await addLabel(path.join(workbench.folder, 'runs', RUN), 'Bob', 3, 'bad');
    await agreement.getByText('Labels have changed since this was computed.').waitFor();
    expect(await agreement.getByText('Bob: 3 labels').count()).toBe(1);
    await agreement.getByRole('button', { name: 'Compute again' }).click();
    await agreement.getByText('Bob: 4 labels').waitFor();
  });
});
