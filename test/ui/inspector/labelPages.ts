import type { Locator, Page } from 'playwright-core';
import type { LabelRequest, ShownLabel } from '../../../extension/shared/protocol/inspector';
import type { FakeInspector } from './fakeHost';
import type { OpenInspector, useInspectorPages } from './inspectorPages';

declare const fakeInspector: FakeInspector;

/** The trajectory that an inspector begins at. */
export const FIRST = '000005/g00/t0';

/** What somebody else says of its first step. */
export const OTHERS: ShownLabel = {
  target: { trajectoryId: FIRST, step: 0, action: null },
  label: 'bad',
  by: 'Grace Hopper <grace@example.org>',
  source: 'human',
  at: '2026-01-01T00:00:00.000Z',
  note: 'goes in circles',
  tags: ['loop'],
  blind: false,
  own: false,
  stored: true,
};

/** The inspector at the first step of the first trajectory. */
export async function begin(open: ReturnType<typeof useInspectorPages>): Promise<OpenInspector> {
  const opened = await open();
  await opened.page.getByRole('heading', { name: 'Step 0' }).waitFor();
  return opened;
}

/** What the host has been asked to label. */
export async function requests(page: Page): Promise<LabelRequest[]> {
  return page.evaluate(() =>
    fakeInspector.calls.filter(([name]) => name === 'label').map(([, request]) => request as LabelRequest),
  );
}

/** The row of a step. */
export const stepRow = (page: Page, step: number): Locator => page.locator(`#step-${step}`);
