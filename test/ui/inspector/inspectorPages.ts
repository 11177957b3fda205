import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { InspectorCommand } from '../../../extension/shared/protocol/inspector';
import { applyTheme } from '../page/themes';
import { type PagedView, ViewPages } from '../page/viewPages';
import type { FakeInspector } from './fakeHost';
import type { FakeOptions } from './fakeOptions';

declare const fakeInspector: FakeInspector;

const INSPECTOR_PAGE: PagedView = { name: 'inspector', fakeHost: 'test/ui/inspector/fakeHost.ts' };

/** A page with the inspector on a made-up run. */
export interface OpenInspector {
  readonly page: Page;
  /** Sends commands as keys of VS Code do. */
  readonly command: (...commands: InspectorCommand[]) => Promise<void>;
  /** What the made-up host knows. */
  readonly fake: () => Promise<Pick<FakeInspector, 'calls' | 'keys' | 'at' | 'copied'>>;
}

/** Opens pages for the tests of a file; one that the console calls an error on fails its test. */
export function useInspectorPages(): (
  options?: Partial<FakeOptions>,
  size?: { width: number; height: number },
) => Promise<OpenInspector> {
  let pages: ViewPages;
  let opened: { page: Page; problems: string[] }[] = [];
  beforeAll(async () => {
    pages = await ViewPages.start(INSPECTOR_PAGE);
  });
  afterAll(() => pages?.close());
  afterEach(async () => {
    const problems = opened.flatMap((it) => it.problems);
    for (const { page } of opened) await page.close();
    opened = [];
    expect(problems).toEqual([]);
  });
  return async (options = {}, size = { width: 1400, height: 900 }) => {
    const keep = (json: string) => sessionStorage.setItem('options', json);
    const one = await pages.open(size, (page) => page.addInitScript(keep, JSON.stringify(options)));
    opened.push(one);
    const { page } = one;
    await applyTheme(page, 'dark');
    return {
      page,
      command: (...commands) =>
        page.evaluate((names) => {
          for (const name of names) fakeInspector.command(name);
        }, commands),
      fake: () =>
        page.evaluate(() => {
          const { calls, keys, at, copied } = fakeInspector;
          return { calls, keys, at, copied };
        }),
    };
  };
}
