import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LabelReader } from '../../extension/store/labels/labelReader';
import { runPaths } from '../../extension/store/runPaths';
import { pictureFile } from '../harness/pictures';
import { withWorkbench } from '../harness/withWorkbench';
import type { Workbench } from '../harness/workbench';
import { type FakeEndpoint, startEndpoint } from '../helpers/fakeEndpoint';

const KEY = 'sk-do-not-tell-4711';
const SAMPLE = path.resolve(import.meta.dirname, '../../media/sample');

/** The sample run in a folder whose settings name an endpoint. */
function filesFor({ origin }: FakeEndpoint) {
  const names = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(path.join(SAMPLE, name)).isFile());
  return {
    ...Object.fromEntries(files.map((name) => [`runs/sample-001/${name}`, readFileSync(path.join(SAMPLE, name))])),
    '.vscode/settings.json': JSON.stringify({ 'couplet.critic.endpoint': origin, 'couplet.critic.model': 'tiny' }),
  };
}

test('a person labels a run by a language model: choice, key, estimate, summary; and nothing is asked twice', async () => {
  const endpoint = await startEndpoint();
  endpoint.reply = (_request, number) => ({ text: number === 0 ? 'hard to say' : 'bad' });
  try {
    await withWorkbench('modelCritic', { files: filesFor(endpoint) }, async (workbench) => {
      const { page, folder } = workbench;
      const run = path.join(folder, 'runs/sample-001');
      await workbench.runCommand('Couplet: Label with a Language Model…');
      await choose(workbench, 'sample-001');
      await choose(workbench, 'tiny');
      await type(workbench, 'Key for', KEY);
      await chooseSample(workbench, '8');
      const dialog = page.locator('.monaco-dialog-box');
      await dialog.getByText(/Questions to ask: \d/).waitFor();
      expect(endpoint.received).toEqual([]);
      // One theme: choosing another would close the dialog.
      await page.screenshot({ path: pictureFile('modelCritic-estimate') });
      await dialog.getByRole('button', { name: 'Ask' }).click();
      await told(workbench, /0 good and 7 bad actions, of which 7 are new.*Without a label: 1 neither good nor bad/);
      await workbench.takePictures('modelCritic-summary');

      const asked = endpoint.received.length;
      expect(endpoint.received[0]!.headers.authorization).toBe(`Bearer ${KEY}`);
      const { lines } = new LabelReader(runPaths(run)).read();
      expect(lines).toHaveLength(7);
      expect(new Set(lines.map(({ source, by }) => `${source} ${by.replace(/\w{8}$/, '')}`))).toEqual(
        new Set(['model tiny, prompt ']),
      );
      expect(filesWith(folder, KEY)).toEqual([]);
      await workbench.runCommand('Notifications: Clear All Notifications');

      await workbench.runCommand('Couplet: Label with a Language Model…');
      await choose(workbench, 'sample-001');
      await choose(workbench, 'tiny');
      await chooseSample(workbench, '8');
      await told(workbench, /0 good and 7 bad actions, of which 0 are new/);
      expect(endpoint.received).toHaveLength(asked);
    });
  } finally {
    endpoint.close();
  }
});

test('a person writes a prompt to edit, which labelling then uses, and has the key forgotten', async () => {
  const endpoint = await startEndpoint();
  try {
    await withWorkbench('criticPrompt', { files: filesFor(endpoint) }, async (workbench) => {
      const { page, folder } = workbench;
      await workbench.runCommand('Couplet: New Critic Prompt…');
      await page.locator('.quick-input-titlebar', { hasText: 'New Critic Prompt' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: /^criticPrompt\.txt/ }).waitFor();
      const settings = JSON.parse(readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8'));
      expect(settings['couplet.critic.template']).toBe('criticPrompt.txt');
      writeFileSync(path.join(folder, 'criticPrompt.txt'), 'Is {action} any good?');

      await workbench.runCommand('Couplet: Label with a Language Model…');
      await choose(workbench, 'sample-001');
      await choose(workbench, 'tiny');
      await type(workbench, 'Key for', KEY);
      await chooseSample(workbench, '1');
      await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Ask' }).click();
      await told(workbench, /1 good and 0 bad actions/);
      expect(endpoint.received[0]!.body.messages[1]!.content).toMatch(/^Is ".*" any good\?$/);

      await workbench.runCommand('Couplet: Forget Key of Language Model…');
      await choose(workbench, endpoint.origin);
      await told(workbench, /The key for .* is forgotten/);
      await workbench.runCommand('Couplet: Forget Key of Language Model…');
      await told(workbench, /No key of a language model is kept here/);
    });
  } finally {
    endpoint.close();
  }
});

test('a person cancels, and what was answered stays', async () => {
  const endpoint = await startEndpoint();
  endpoint.reply = (_request, number) => (number === 0 ? { text: 'good' } : null);
  try {
    await withWorkbench('modelCritic-cancel', { files: filesFor(endpoint) }, async (workbench) => {
      const { page, folder } = workbench;
      await workbench.runCommand('Couplet: Label with a Language Model…');
      await choose(workbench, 'sample-001');
      await choose(workbench, 'tiny');
      await type(workbench, 'Key for', '');
      await chooseSample(workbench, '8');
      await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Ask' }).click();
      const progress = page.locator('.notification-list-item', { hasText: /tiny labels sample-001.*1 of 8/ });
      await progress.getByRole('button', { name: 'Cancel' }).click();
      await told(workbench, /1 good and 0 bad actions.*Stopped\. What was answered is kept/);
      expect(new LabelReader(runPaths(path.join(folder, 'runs/sample-001'))).read().lines).toHaveLength(1);
      expect(endpoint.received[0]!.headers.authorization).toBeUndefined();
    });
  } finally {
    endpoint.close();
  }
});

async function chooseSample(workbench: Workbench, size: string): Promise<void> {
  await choose(workbench, 'A sample of steps');
  await type(workbench, 'How many steps?', size);
  await workbench.page.locator('.quick-input-titlebar', { hasText: 'Anything more?' }).waitFor();
  await workbench.page.keyboard.press('Enter');
}

/** Chooses the entry of the open list that begins with a text. */
async function choose({ page }: Workbench, text: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
}

/** Answers an input box with some words in its title. */
async function type({ page }: Workbench, title: string, text: string): Promise<void> {
  await page.locator('.quick-input-titlebar', { hasText: title }).waitFor();
  await page.locator('.quick-input-widget input.input').fill(text);
  await page.keyboard.press('Enter');
}

async function told({ page }: Workbench, words: RegExp): Promise<void> {
  await page.locator('.notification-list-item', { hasText: words }).waitFor();
}

/** The files below a folder that contain a text. */
function filesWith(folder: string, text: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  const files = all.filter((file) => statSync(file).isFile());
  expect(files.some((file) => file.endsWith('answers.jsonl'))).toBe(true);
  return files.filter((file) => readFileSync(file, 'latin1').includes(text));
}
