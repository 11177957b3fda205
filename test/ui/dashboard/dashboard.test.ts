import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DashboardRun } from '../../../extension/shared/protocol/dashboard';
import { pictureFile as picture } from '../../harness/pictures';
import { expectAccessible } from '../page/expectAccessible';
import { applyTheme, THEME_IDS } from '../page/themes';
import { ViewPages } from '../page/viewPages';
import { DASHBOARD_PAGE } from './dashboardPage';
import type { FakeHost, FakeLine } from './fakeHost';
import { fakeLines, fakeRun } from './fakeRun';

declare const fakeHost: FakeHost;

let pages: ViewPages;
beforeAll(async () => {
  pages = await ViewPages.start(DASHBOARD_PAGE);
});
afterAll(() => pages?.close());

let page: Page;
let problems: string[];
beforeEach(async () => {
  ({ page, problems } = await pages.open());
  await applyTheme(page, 'dark');
  return async () => {
    await page.close();
    expect(problems).toEqual([]);
  };
});

/** Shows a run with iterations 1 to 60. */
async function showRun(...runs: DashboardRun[]): Promise<void> {
  const shown = runs.length > 0 ? runs : [fakeRun('household-001', 0)];
  await give(
    shown,
    shown.map(({ id }, i) => [id, fakeLines(i, 0, 60)]),
  );
  await page.locator('.card').first().waitFor();
  await twoFrames();
}

/** Runs and lines of the host, and a notice that they are there. */
async function give(
  runs: readonly DashboardRun[],
  lines: readonly (readonly [string, readonly FakeLine[]])[],
): Promise<void> {
  await page.evaluate(
    ([runs, lines]) => {
      fakeHost.runs = [...runs];
      for (const [run, more] of lines) fakeHost.addLines(run, more);
      fakeHost.changed();
    },
    [runs, lines] as const,
  );
}

const twoFrames = () =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

const card = (title: string) =>
  page.locator('.card').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const plot = (title: string) => card(title).locator('.plot-frame');
const over = (title: string) => card(title).locator('.u-over');

/** How many pixels of a chart are not background: something was drawn. */
const inkOf = (title: string) =>
  card(title)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let ink = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) ink++;
      return ink;
    });

describe('states', () => {
  test('without runs it offers to choose some', async () => {
    await page.getByText('No run is shown').waitFor();
    await page.getByText('Choose runs').click();
    expect(await page.evaluate(() => fakeHost.calls)).toContainEqual(['addRuns']);
    await expectAccessible(page);
    await page.screenshot({ path: picture('dashboard-empty') });
  });

  test('without metrics it says when the first ones come', async () => {
    await give([fakeRun('household-001', 0, { iteration: 0, activity: 'Cold start, step 20 of 500' })], []);
    await page.getByText('No metrics yet').waitFor();
    await give([fakeRun('household-001', 0)], [['household-001', fakeLines(0, 0, 3)]]);
    await page.getByText('Success by split', { exact: true }).waitFor();
  });

  test('shows what the host says before the page is first painted', async () => {
    await page.addInitScript(() => {
      window.requestAnimationFrame = () => 0;
    });
    await page.reload();
    await page.getByText('No run is shown').waitFor();
  });

  test('what was shown comes back after a reload', async () => {
    await showRun();
    await page.getByRole('button', { name: 'Update' }).click();
    await page.reload();
    const expected = [['ready', ['household-001']]];
    await expect.poll(() => page.evaluate(() => fakeHost.calls)).toEqual(expected);
  });
});

describe('charts', () => {
  test('are drawn, in all four kinds of themes, without serious findings', async () => {
    await page.setViewportSize({ width: 1280, height: 2700 }); // charts that cannot be seen are not drawn
    await showRun();
    expect(await inkOf('Success by split')).toBeGreaterThan(2000);
    for (const theme of THEME_IDS) {
      await applyTheme(page, theme);
      await twoFrames();
      await page.screenshot({ path: picture(`dashboard-${theme}`), fullPage: true });
      await expectAccessible(page);
    }
  });

  test('of several runs lie over each other', async () => {
    await showRun(
      fakeRun('grpo-001', 0),
      fakeRun('gcd-001', 1, { status: 'paused', activity: 'Paused after iteration 60' }),
      fakeRun('old-001', 2, { status: 'failed', statusReason: 'The disk is full.' }),
    );
    await expect.poll(() => card('Reward').locator('.legend tbody tr').count()).toBe(3);
    await page.screenshot({ path: picture('dashboard-runs'), fullPage: true });
    await page.getByRole('button', { name: 'Hide old-001' }).click();
    await expect.poll(() => card('Reward').locator('.legend tbody tr').count()).toBe(2);
  });

  test('go on while a run does, and begin anew when lines are taken back', async () => {
    await showRun();
    const before = await inkOf('Reward');
    await give([fakeRun('household-001', 0, { iteration: 90 })], [['household-001', fakeLines(0, 61, 90)]]);
    await page.getByText('90 of 100').waitFor();
    await expect.poll(() => inkOf('Reward')).not.toBe(before);
    await page.evaluate(() => {
      fakeHost.cutLines('household-001', 60);
      fakeHost.changed();
    });
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByText('10 rows').waitFor();
  });

  test('zoom together by a drag, and back by a double click', async () => {
    await showRun();
    const box = (await over('Reward').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 40, { steps: 4 });
    await page.mouse.up();
    const zoom = () => page.evaluate(() => JSON.parse(sessionStorage.getItem('state')!).zoom.iteration);
    const { min, max } = await zoom();
    expect([Math.round(min), Math.round(max)]).toEqual([15, 30]);
    await twoFrames();
    await page.screenshot({ path: picture('dashboard-zoomed') });
    await over('Gradient norm').dblclick();
    expect(await zoom()).toBeNull();
  });

  test('show the values under the pointer in all legends', async () => {
    await showRun();
    const box = (await over('Reward').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 40);
    await card('Success by split').getByText('Iteration 30').waitFor();
    await page.screenshot({ path: picture('dashboard-hover') });
  });

  test('open the rollouts of an iteration by a click', async () => {
    await showRun();
    const box = (await over('Reward').boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + 40);
    await expect.poll(() => page.evaluate(() => fakeHost.calls)).toContainEqual(['openRollouts', 'household-001', 30]);
  });

  test('are smoothed and scaled as the user likes', async () => {
    await showRun();
    const before = await inkOf('Gradient norm');
    await page.getByLabel('Smoothing').fill('0.8');
    await page.getByRole('region', { name: 'Update' }).getByText('Log scale').click();
    await twoFrames();
    expect(await inkOf('Gradient norm')).not.toBe(before);
    await page.locator('#group-update').scrollIntoViewIfNeeded();
    await page.screenshot({ path: picture('dashboard-smoothed') });
    await expectAccessible(page);
  });
});

describe('the keyboard', () => {
  test('moves the cursor and says the values', async () => {
    await showRun();
    await plot('Success by split').focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('[aria-live]').textContent()).toMatch(/^Iteration 60: L0 seen 0\.\d+/);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.locator('[aria-live]').textContent()).toMatch(/^Iteration 59: Training rollouts/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => fakeHost.calls)).toContainEqual(['openRollouts', 'household-001', 59]);
    await page.keyboard.press('+');
    await twoFrames();
    await page.screenshot({ path: picture('dashboard-keyboard') });
    await page.keyboard.press('0');
  });

  test('reaches every control', async () => {
    await showRun();
    const reached = new Set<string>();
    for (let i = 0; i < 16; i++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        ),
      );
    }
    for (const name of [
      'Pause household-001',
      'Stop household-001',
      'Table',
      'Export',
      'Add runs',
      'Export Success by split',
    ])
      expect([...reached].join('\n')).toContain(name);
  });
});

describe('a run', () => {
  test('is paused by its button', async () => {
    await showRun();
    await page.getByRole('button', { name: 'Pause household-001' }).click();
    expect(await page.evaluate(() => fakeHost.calls)).toContainEqual(['control', 'household-001', 'pause']);
  });

  test('that cannot be controlled says why', async () => {
    const reason = 'It was started in a terminal: press Ctrl+C there to stop it.';
    await showRun(
      fakeRun('household-001', 0, {
        controls: { pause: reason, unpause: reason, checkpoint: reason, stop: reason, resume: reason },
      }),
    );
    await page.getByRole('button', { name: 'Stop household-001' }).click({ force: true });
    await page.getByRole('alert').getByText(reason).waitFor();
    await expectAccessible(page);
    await page.screenshot({ path: picture('dashboard-refused') });
  });
});

describe('numbers', () => {
  test('stand in a table that has only the rows in sight in the document', async () => {
    await give([fakeRun('household-001', 0)], [['household-001', fakeLines(0, 1, 5000)]]);
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByText('5000 rows').waitFor();
    expect(await page.locator('.numbers tbody tr').count()).toBeLessThan(100);
    await page.screenshot({ path: picture('dashboard-table') });
    await expectAccessible(page);
    await page.getByRole('region', { name: 'Success' }).focus();
    await page.keyboard.press('Control+c');
    await page.getByText('Copied 5000 rows.').waitFor();
    const [header, first] = (await page.evaluate(() => fakeHost.copied)).split('\n');
    expect(header).toMatch(/^Iteration\teval\/L0\/success\t/);
    expect(first).toMatch(/^1\t/);
  });

  test('and figures are exported', async () => {
    await showRun();
    for (const format of ['PNG', 'SVG', 'CSV']) {
      await page.getByRole('button', { name: 'Export Reward' }).click();
      await page.getByRole('menuitem', { name: `Save as ${format}` }).click();
      await page.getByText(`Saved /exports/reward.${format.toLowerCase()}`).waitFor();
    }
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: 'All charts as SVG' }).click();
    await page.getByText('Saved /exports/dashboard.svg').waitFor();
    const saved = await page.evaluate(() => fakeHost.saved);
    expect(saved['reward.png']).toBeGreaterThan(5000);
    expect(saved['reward.csv']).toMatch(/^Iteration,rollout\/reward\r\n1,/);
    expect(saved['reward.svg']).toContain('<svg xmlns=');
    const figure = await pages.open({ width: 960, height: 1200 });
    await figure.page.setContent(String(saved['dashboard.svg']));
    await figure.page.screenshot({ path: picture('dashboard-export') });
    await figure.page.close();
  });
});
