import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/setup/hosts/chromium.mjs';
import { DASHBOARD_PAGE } from '../../test/ui/dashboard/dashboardPage';
import type { FakeHost } from '../../test/ui/dashboard/fakeHost';
import { fakeLines, fakeRun } from '../../test/ui/dashboard/fakeRun';
import { applyTheme } from '../../test/ui/page/themes';
import { ViewPages } from '../../test/ui/page/viewPages';

declare const fakeHost: FakeHost;

interface Figure {
  readonly what: string;
  /** Milliseconds. */
  readonly median: number;
  readonly max: number;
}

const REPETITIONS = 7;
const HERTZ = 5;
const SECONDS = 8;

const figures: Figure[] = [];
const report = (what: string, times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  figures.push({ what, median: sorted[Math.floor(sorted.length / 2)], max: sorted[sorted.length - 1] });
};

/** Draws without a graphics card, on the processor; the tests' browser imitates one for WebGL, which makes canvases fifty times slower. */
const launch = (profile: string) =>
  chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? undefined,
    args: ['--disable-gpu', '--disable-dev-shm-usage'],
    headless: true,
    chromiumSandbox: false,
  });

const pages = await ViewPages.start(DASHBOARD_PAGE, launch);
try {
  const { page } = await pages.open();
  await applyTheme(page, 'dark');
  await page.evaluate(await bundlePlotPage()); // the page's policy forbids a script tag
  await measurePlots(page);
  await page.close();
  const live = await pages.open();
  await applyTheme(live.page, 'dark');
  await measureLive(live.page);
} finally {
  await pages.close();
}

if (process.argv.includes('--json'))
  console.log(JSON.stringify({ cpu: os.cpus()[0].model, cores: os.cpus().length, figures }));
else
  for (const { what, median, max } of figures)
    console.log(`${what.padEnd(64)} ${median.toFixed(1).padStart(7)} ms  (at most ${max.toFixed(1)})`);

async function measurePlots(page: Page): Promise<void> {
  for (const [series, points] of [
    [20, 5_000],
    [20, 100_000],
  ]) {
    const times = await page.evaluate(
      ([series, points, repetitions]) => window.plotBench(series, points, repetitions),
      [series, points, REPETITIONS],
    );
    const what = `${series} series of ${points.toLocaleString('en')} points`;
    report(`${what}: first drawing`, times.first);
    report(`${what}: zoom`, times.again);
    report(`${what}: one more point each`, times.append);
  }
}

/** A whole dashboard with two runs of 2,000 iterations, of which one goes on at 5 Hz; what each second of it costs the page. */
async function measureLive(page: Page): Promise<void> {
  const runs = [fakeRun('one', 0, { iterations: 3000 }), fakeRun('two', 1, { iterations: 3000 })];
  await add(page, [], 'one', fakeLines(0, 0, 2000));
  await add(page, [], 'two', fakeLines(1, 0, 2000));
  report('dashboard of 2 runs x 2,000 iterations: from nothing to charts', [await page.evaluate(showRuns, runs)]);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  await page.evaluate(watchFrames);
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  };
  const before = await busy();
  for (let i = 1; i <= HERTZ * SECONDS; i++) {
    await add(page, runs, 'one', fakeLines(0, 2000 + i, 2000 + i));
    await page.waitForTimeout(1000 / HERTZ);
  }
  report('one more iteration, whole page: main thread busy', [((await busy()) - before) / (HERTZ * SECONDS)]);
  report('the same: frames', await page.evaluate(() => (window as unknown as { frames: number[] }).frames));
}

/** Milliseconds from the notice that there are runs to the frame with their charts; all metrics are pulled in between. */
async function showRuns(runs: FakeHost['runs']): Promise<number> {
  const start = performance.now();
  fakeHost.runs = [...runs];
  fakeHost.changed();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (!document.querySelector('.card')) await frame();
  await frame();
  await frame();
  return performance.now() - start;
}

function watchFrames(): void {
  const frames: number[] = [];
  Object.assign(window, { frames });
  let before = performance.now();
  const next = (now: number) => {
    frames.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

async function add(
  page: Page,
  runs: FakeHost['runs'],
  run: string,
  lines: ReturnType<typeof fakeLines>,
): Promise<void> {
  await page.evaluate(
    ([runs, run, lines]) => {
      fakeHost.runs = [...runs];
      fakeHost.addLines(run, lines);
      fakeHost.changed();
    },
    [runs, run, lines] as const,
  );
}

async function bundlePlotPage(): Promise<string> {
  const entryPoints = [path.resolve('bench/dashboard/plotPage.ts')];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', target: 'chrome132' });
  return outputFiles[0].text;
}
