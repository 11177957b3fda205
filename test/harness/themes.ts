import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestHost } from '../../scripts/setup/hosts/testHosts.mjs';

/**
 * The four kinds of themes: the class of each on the workbench, what a webview's body says (`data-vscode-theme-kind`), and what the id of
 * its built-in theme ends with.
 */
export const THEME_KINDS = [
  { id: 'light', workbenchClass: 'vs', webviewKind: 'vscode-light', name: 'Light Modern' },
  { id: 'dark', workbenchClass: 'vs-dark', webviewKind: 'vscode-dark', name: 'Dark Modern' },
  {
    id: 'high-contrast-dark',
    workbenchClass: 'hc-black',
    webviewKind: 'vscode-high-contrast',
    name: 'High Contrast',
  },
  {
    id: 'high-contrast-light',
    workbenchClass: 'hc-light',
    webviewKind: 'vscode-high-contrast-light',
    name: 'High Contrast Light',
  },
] as const;

/** One of `THEME_KINDS`. */
export type ThemeKind = (typeof THEME_KINDS)[number];

/** The label that this version of VS Code shows for a kind's built-in theme; versions differ in the word before. */
export function themeLabel(host: TestHost, { workbenchClass, name }: ThemeKind): string {
  const folder = path.join(host.codeServerDirectory, 'lib/vscode/extensions/theme-defaults');
  const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const themes: { id: string; label: string; uiTheme: string }[] = read('package.json').contributes.themes;
  const theme = themes.find(({ id, uiTheme }) => uiTheme === workbenchClass && id.endsWith(name));
  if (!theme) throw new Error(`VS Code ${host.vscode} has no theme "${name}".`);
  return theme.label.replace(/^%(.*)%$/, (_, key) => read('package.nls.json')[key]);
}
