import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readJson } from '../../extension/engine/configuration/jsonDocument';
import { ROOT } from '../../scripts/setup/setUp.mjs';
import { eventually } from '../../test/harness/eventually';
import { type Figure, spread } from '../figures';
import { finishedRuns } from './finishedRuns';
import { measuredWorkbenches } from './measuredWorkbench';
import type { Sample } from './sample';

type Configuration = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const FINISHED_RUNS = 200;
const PHASE_MS = 60_000;

/** The workbench is still starting. */
const STARTING_SAMPLES = 20;

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '2' },
    sessions: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const [insideHost] = positionals;
const sessions = Number(options.sessions);
const folder = mkdtempSync(path.join(os.tmpdir(), 'couplet-bench-'));
const inWorkbench = measuredWorkbenches(insideHost, folder);
const figures: Figure[] = [];

try {
  await measureActivation();
  await measureFinishedRuns();
  await measureTraining(Number(options.minutes));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (options.json) console.log(JSON.stringify({ cpu: os.cpus()[0].model, cores: os.cpus().length, figures }));
else for (const { what, unit, values } of figures) console.log(`${what.padEnd(64)} ${spread(values)} ${unit}`);

/** From the first use of a command to the end of `activate`, the loading of the bundle included. */
async function measureActivation(): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < sessions; i++)
    await inWorkbench({ files: { 'readme.txt': '' } }, async (_, samples) => {
      const { activation } = await eventually(async () => samples().at(-1) ?? null, 'The extension host is silent.');
      times.push(activation!);
    });
  figures.push({ what: 'activation', unit: 'ms', values: times });
}

/** From the click on Couplet in the activity bar to the finished tree; the window has just been opened. */
async function measureFinishedRuns(): Promise<void> {
  const times: number[] = [];
  const blocked: number[] = [];
  let opened: Record<string, number> = {};
  for (let i = 0; i < sessions; i++)
    await inWorkbench({ files: finishedRuns(FINISHED_RUNS) }, async ({ page }, samples) => {
      await eventually(async () => samples().at(-1) ?? null, 'The extension host is silent.');
      const from = Date.now();
      times.push(await page.evaluate(clickAndWait, FINISHED_RUNS));
      await sleep(1500);
      const since = samples().filter(({ time }) => time > from);
      blocked.push(Math.max(...since.map((sample) => Math.min(sample.blocked, sample.processor))));
      opened = sumOf(samples().map((sample) => sample.opened));
    });
  figures.push({ what: `click on Couplet to a tree of ${FINISHED_RUNS} runs`, unit: 'ms', values: times });
  figures.push({ what: 'the same: longest block of the extension host', unit: 'ms', values: blocked });
  for (const [name, count] of Object.entries(opened))
    figures.push({ what: `the same: ${name} opened`, unit: 'times', values: [count] });
}

/** Trains the smoke example's task for a long time with tree and dashboard open. */
async function measureTraining(minutes: number): Promise<void> {
  const { value: smoke } = readJson(readFileSync(path.join(ROOT, 'examples/smoke.couplet.json'), 'utf8'));
  const endless = withIterations(smoke as Configuration, 1_000_000);
  const first: number[] = [];
  const files = { 'endless.couplet.json': JSON.stringify(endless) };
  for (const collectGarbage of [false, true])
    await inWorkbench({ files, collectGarbage }, async (workbench, samples) => {
      const { page } = workbench;
      if (!collectGarbage) {
        await sleep(PHASE_MS);
        reportBlocks('without a training', samples().slice(STARTING_SAMPLES));
      }
      await workbench.runCommand('Couplet: Train…');
      await page.locator('.quick-input-list', { hasText: 'endless.couplet.json' }).waitFor();
      const start = Date.now();
      await page.keyboard.press('Enter');
      await page.locator('.statusbar-item', { hasText: /loss|success/ }).waitFor();
      first.push(Date.now() - start);
      await workbench.showCouplet();
      await workbench.webviewFrame(() => document.querySelector('.card') !== null); // opened by the training
      await sleep(collectGarbage ? minutes * 60_000 : PHASE_MS);
      const during = samples().filter(({ time }) => time > start);
      if (collectGarbage) reportMemory(during);
      else reportBlocks('while it trains', during);
    });
  figures.push({ what: 'Enter in the palette to the first metric on screen', unit: 'ms', values: first });
}

function withIterations({ algorithm, ...others }: Configuration, iterations: number): Configuration {
  return { ...others, algorithm: { ...algorithm, iterations }, checkpoint: { every: 50, keep: 1 } };
}

/** Of a block only as much counts as the host computed: on a busy machine it waits for the processor as well. */
function reportBlocks(when: string, samples: readonly Sample[]): void {
  const add = (what: string, of: (sample: Sample) => number) =>
    figures.push({ what: `${what}, ${when}`, unit: 'ms', values: samples.map(of) });
  add('longest block in each half second', ({ blocked }) => blocked);
  add('the same, at most the processor time', ({ blocked, processor }) => Math.min(blocked, processor));
  add('processor time in each half second', ({ processor }) => processor);
}

/** The heap after garbage collections, at the beginning, in the middle and at the end. */
function reportMemory(samples: readonly Sample[]): void {
  const parts = ['first', 'middle', 'last'];
  parts.forEach((name, i) => {
    const part = samples.slice((samples.length * (i + 1)) / 4, (samples.length * (i + 2)) / 4);
    figures.push({
      what: `heap of the extension host, ${name} part`,
      unit: 'MB',
      values: part.map(({ heap }) => heap!),
    });
    figures.push({ what: `resident memory, ${name} part`, unit: 'MB', values: part.map(({ resident }) => resident) });
  });
}

/** Runs in the page: milliseconds until the tree tells how many finished runs there are. */
async function clickAndWait(count: number): Promise<number> {
  const start = performance.now();
  document.querySelector<HTMLElement>('.activitybar .action-item a[aria-label*="Couplet"]')!.click();
  const isReady = () =>
    [...document.querySelectorAll('.pane-body .monaco-list-row')].some((row) =>
      new RegExp(`Completed\\D*${count}$`).test(row.textContent ?? ''),
    );
  while (!isReady()) await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - start;
}

function sumOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const count of counts) for (const [name, n] of Object.entries(count)) sum[name] = (sum[name] ?? 0) + n;
  return sum;
}
