/** Measures the inspector in a real workbench on the runs that makeRuns has made: inWorkbench INSIDE_HOST FOLDER TRIES; prints its figures as JSON. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import type { Workbench } from '../../test/harness/workbench';
import type { Figure } from '../figures';
import { measuredWorkbenches } from '../workbench/measuredWorkbench';
import type { Sample } from '../workbench/sample';
import { paintTimes, watchPaints } from './paints';

const TRAJECTORIES_WALKED = 8;
const FILTER = 'success:false split:L2 flawed>2';

/** After the last step of a trajectory a key has no effect. */
const PATIENCE_MS = 2_000;
const LOOK_MS = 100;

/** After something was opened, until what is left to do is done. */
const SETTLE_MS = 5_000;

const [insideHost, folder, tries] = process.argv.slice(2);
const inWorkbench = measuredWorkbenches(insideHost, folder);
const values = new Map<string, { unit: string; values: number[] }>();

for (let i = 0; i < Number(tries); i++) {
  await inWorkbench(
    { files: { 'readme.txt': '' }, settings: { 'couplet.runFolders': [folder] }, collectGarbage: true },
    measure,
  );
}
const figures: Figure[] = [...values].map(([what, figure]) => ({ what, ...figure }));
console.log(JSON.stringify(figures));

async function measure(workbench: Workbench, samples: () => readonly Sample[]): Promise<void> {
  const { page } = workbench;
  await page.context().addInitScript(watchPaints);
  await page.locator('.activitybar .action-item a[aria-label*="Couplet"]').click();
  const row = page.locator('.pane-body .monaco-list-row', { hasText: /^many/ });
  await row.waitFor();
  await sleep(SETTLE_MS);
  addMemory('before', samples);

  const since = Date.now();
  await row.click();
  const frame = await workbench.webviewFrame(() => document.querySelector('.list-line') !== null);
  await frame.locator('section[aria-label="Step 0"][aria-busy="false"]').waitFor();
  const paints = await frame.evaluate(paintTimes);
  add('from the click to the page being loaded', 'ms', paints.loaded - since);
  add('first paint of the list after the page was loaded', 'ms', paints.list - paints.loaded);
  add('first paint of a step after the page was loaded', 'ms', paints.step - paints.loaded);
  await sleep(SETTLE_MS);
  addBlock('while it opens', samples, since);
  addMemory('with the inspector', samples);

  await frame.locator('.list').focus();
  await page.keyboard.press('j');
  await frame.locator('section[aria-label="Step 1"]').waitFor();
  await walk(workbench, frame);
  await filter(frame);
  await sleep(SETTLE_MS);
  addMemory('after walking and filtering', samples);
}

/** Steps through trajectories by the keys of a person: from the key in the page, through VS Code and back, to the paint of the next step. */
async function walk({ page }: Workbench, frame: Frame): Promise<void> {
  const times = () => frame.evaluate(paintTimes);
  const press = async (key: string, what: string): Promise<boolean> => {
    const { answered } = await times();
    await page.keyboard.press(key);
    for (let wait = 0; wait < PATIENCE_MS; wait += LOOK_MS) {
      await sleep(LOOK_MS);
      const now = await times();
      if (now.answered === answered) continue;
      add(what, 'ms', now.answer);
      return true;
    }
    return false;
  };
  for (let i = 0; i < TRAJECTORIES_WALKED; i++) {
    while (await press('j', 'step to step, by key'));
    if (!(await press('Shift+J', 'to another trajectory, by key'))) throw new Error('Shift+J has no effect.');
  }
}

/** Filters the trajectories of all iterations, from the input to the paint of the new list. */
async function filter(frame: Frame): Promise<void> {
  await frame.getByLabel('All iterations').check();
  const status = frame.locator('.pane-footer [role=status]').first();
  await frame.locator('.pane-footer', { hasText: /[1-9]\d,\d{3} trajectories/ }).waitFor();
  const before = await status.innerText();
  const time = await frame.evaluate(
    async ([text, old]) => {
      const input = document.querySelector<HTMLInputElement>('[role=combobox]')!;
      const start = performance.now();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const shown = () => document.querySelector('.pane-footer [role=status]')!.textContent ?? '';
      while (!shown().endsWith('by the filter') || shown() === old)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - start;
    },
    [FILTER, before],
  );
  add('a filter over all trajectories, with the wait for more letters', 'ms', time);
}

function addBlock(when: string, samples: () => readonly Sample[], since: number): void {
  const during = samples().filter(({ time }) => time > since);
  const most = Math.max(...during.map(({ blocked, processor }) => Math.min(blocked, processor)));
  add(`longest block of the extension host ${when}, garbage collections of the measurement included`, 'ms', most);
}

function addMemory(when: string, samples: () => readonly Sample[]): void {
  const { heap, resident } = samples().at(-1)!;
  add(`heap of the extension host ${when}`, 'MB', heap!);
  add(`resident memory of the extension host ${when}`, 'MB', resident);
}

function add(what: string, unit: string, value: number): void {
  const figure = values.get(what) ?? { unit, values: [] };
  values.set(what, figure);
  figure.values.push(value);
}
