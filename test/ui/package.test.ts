import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makePackage } from '../../scripts/package/makePackage.mjs';
import { pictureFile } from '../harness/pictures';
import { withWorkbench } from '../harness/withWorkbench';
import { TINY_AGENT, TINY_EVALUATION } from '../helpers/tinyAgent';

const TINY = {
  name: 'tiny',
  ...TINY_AGENT,
  algorithm: { id: 'grpo', iterations: 3 },
  evaluation: TINY_EVALUATION,
};

const folder = mkdtempSync(path.join(tmpdir(), 'couplet-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package is installed and trains with WebAssembly, which offers to set up the native backend', async () => {
  const vsix = path.join(folder, 'couplet.vsix');
  await makePackage(vsix);
  // A machine on which nobody has made a native build.
  const env = { XDG_DATA_HOME: path.join(folder, 'data') };
  const files = { 'tiny.couplet.json': JSON.stringify(TINY) };
  await withWorkbench('package', { vsix, env, files }, async (workbench) => {
    const { page } = workbench;
    await workbench.runCommand('Couplet: Train…');
    await page.locator('.quick-input-list', { hasText: 'tiny.couplet.json' }).waitFor();
    await page.keyboard.press('Enter');
    await workbench.showCouplet();
    await page
      .locator('.monaco-list-row', { hasText: /tiny-\d/ })
      .filter({ hasText: '3/3 · success' })
      .waitFor();
    await page.locator('.monaco-list-row', { hasText: 'Completed' }).waitFor();

    const offer = page.locator('.notification-list-item', { hasText: 'computes with WebAssembly' });
    await offer.getByRole('button', { name: 'Set Up Native Backend' }).click();
    await page.locator('.quick-input-list', { hasText: '0.2 GB to download' }).waitFor();
    await page.screenshot({ path: pictureFile('package-native'), animations: 'disabled' });
    await expect.poll(() => page.locator('.quick-input-list .monaco-list-row').count()).toBe(2);
  });
});
