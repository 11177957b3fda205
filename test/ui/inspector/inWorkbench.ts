import type { Frame, Locator } from 'playwright-core';

/** In a webview: whether it is an inspector. */
export const isInspector = () => document.querySelector('h1')?.textContent === 'Inspector';

/** The pane of a step. */
export const stepPane = (inspector: Frame, step: number): Locator =>
  inspector.getByRole('region', { name: `Step ${step}`, exact: true });
