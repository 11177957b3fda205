/** Measures the inspector in a real workbench on the runs that makeRuns has made: inWorkbench INSIDE_HOST FOLDER TRIES; prints its figures as JSON. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import type { Workbench } from '../../test/harness/workbench';
import type { Figure } from '../figures';
import { measuredWorkbenches } from '../workbench/measuredWorkbench';
import type { Sample } from '../workbench/sample';
import { answers, watchAnswers } from './answers';

const TRAJECTORIES_WALKED = 8;
const STEPS_WALKED = 10;
const FILTER = 'success:false split:L2 flawed>2';

/** After the last step of a trajectory a key has no effect. */
const PATIENCE_MS = 2_000;
const LOOK_MS = 100;

const SHOWN_MS = 30_000;

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
  await workbench.showCouplet();
  const row = page.locator('.pane-body .monaco-list-row', { hasText: /^many/ });
  await row.waitFor();
  await sleep(SETTLE_MS);
  addMemory('before', samples);

  const since = Date.now();
  await row.click();
  const frame = await workbench.webviewFrame(() => document.querySelector('.list-line') !== null);
  const listed = Date.now();
  await frame.locator('section[aria-label="Step 0"][aria-busy="false"]').waitFor();
  const stepped = Date.now();
  const ready = await frame.evaluate(scriptLoaded);
  add('from the click until the page and its script are there', 'ms', ready - since);
  add('from there until the list is seen', 'ms', listed - ready);
  add('from there until a step is seen', 'ms', stepped - ready);
  await sleep(SETTLE_MS);
  addBlock('while it opens', samples, since);
  addMemory('with the inspector', samples);

  await frame.evaluate(watchAnswers);
  await frame.locator('.list').focus();
  await page.keyboard.press('j');
  await frame.locator('section[aria-label="Step 1"]').waitFor();
  await walk(workbench, frame);
  await filter(frame);
  await sleep(SETTLE_MS);
  addMemory('after walking and filtering', samples);
}

/** Runs in the page: when its script had come, milliseconds since 1970. */
function scriptLoaded(): number {
  const scripts = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return (
    performance.timeOrigin + Math.max(...scripts.filter(({ name }) => /\.js/.test(name)).map((it) => it.responseEnd))
  );
}

/** Steps through trajectories by the keys of a person: from the key in the page, through VS Code and back, to the paint of the next step. */
async function walk({ page }: Workbench, frame: Frame): Promise<void> {
  const answered = () => frame.evaluate(answers);
  const press = async (key: string, what: string): Promise<boolean> => {
    const { count } = await answered();
    await page.keyboard.press(key);
    for (let wait = 0; wait < PATIENCE_MS; wait += LOOK_MS) {
      await sleep(LOOK_MS);
      const now = await answered();
      if (now.count === count) continue;
      add(what, 'ms', now.last);
      return true;
    }
    return false;
  };
  for (let i = 0; i < TRAJECTORIES_WALKED; i++) {
    for (let step = 0; step < STEPS_WALKED; step++) if (!(await press('j', 'step to step, by key'))) break;
    if (!(await press('Shift+J', 'to another trajectory, by key'))) throw new Error('Shift+J has no effect.');
  }
}

/** Filters the trajectories of all iterations, from the input to the paint of the new list. */
async function filter(frame: Frame): Promise<void> {
  await frame.getByLabel('All iterations').check();
  await frame.locator('.pane-footer', { hasText: /[1-9]\d,\d{3} trajectories/ }).waitFor();
  const filtered = frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let start = 0;
        addEventListener('input', () => (start = performance.now()), true);
        const look = () => {
          const shown = document.querySelector('.pane-footer [role=status]')!.textContent;
          if (start > 0 && shown?.endsWith('by the filter')) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await frame.getByRole('combobox', { name: 'Filter' }).fill(FILTER);
  const time = await Promise.race([filtered, sleep(SHOWN_MS)]);
  if (time === undefined) throw new Error('The filter has no effect.');
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
