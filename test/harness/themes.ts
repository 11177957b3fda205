import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestHost } from '../../scripts/setup/hosts/testHosts.mjs';

/** The four kinds of themes, the class of each on the workbench and the name that its built-in theme ends with. */
export const THEME_KINDS = [
  { id: 'light', workbenchClass: 'vs', name: 'Light Modern' },
  { id: 'dark', workbenchClass: 'vs-dark', name: 'Dark Modern' },
  { id: 'high-contrast-dark', workbenchClass: 'hc-black', name: 'High Contrast' },
  { id: 'high-contrast-light', workbenchClass: 'hc-light', name: 'High Contrast Light' },
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
  const label = theme.label.replace(/^%(.*)%$/, (_, key) => read('package.nls.json')[key]);
  return label;
}
