import { expect, test } from 'vitest';
import { withWorkbench } from '../harness/withWorkbench';
import type { Workbench } from '../harness/workbench';
import { runManifest } from './runManifest';

const files = {
  'runs/old-001/run.couplet': runManifest({ status: 'interrupted', iteration: 3 }),
  'runs/old-001/metrics.jsonl': '',
  'tiny.couplet.json': '{"environment":{"id":"contexts"}}',
};

test('in a folder that is not trusted runs are shown, and nothing is started', () =>
  withWorkbench('untrusted', { files, trusted: false }, async (workbench) => {
    const { page } = workbench;
    await workbench.showCouplet();
    await page.locator('.monaco-list-row', { hasText: 'old-001' }).waitFor();
    await workbench.takePictures('untrusted');
    expect(await offered(workbench, 'Couplet: Train')).toEqual([]);
    expect(await offered(workbench, 'Couplet: Resume')).toEqual([]);

    await workbench.runCommand('Couplet: Open Dashboard');
    const dashboard = await workbench.webviewFrame(() => document.querySelector('.run-name') !== null);
    const resume = dashboard.locator('[title*="not trusted"]');
    await resume.filter({ hasText: 'Resume' }).waitFor();
  }));

/** The commands that the palette has for a text. */
async function offered({ page }: Workbench, text: string): Promise<string[]> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input.input').fill(`>${text}`);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  const rows = await page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
  await page.keyboard.press('Escape');
  return rows.filter((row) => row.startsWith(text));
}
