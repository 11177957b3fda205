import type { Page } from 'playwright-core';
import variables from './themes.json';

/** The four kinds of themes; their variables are those of the built-in themes of VS Code 1.139. */
export const THEME_IDS = ['light', 'dark', 'high-contrast-dark', 'high-contrast-light'] as const;
export type ThemeId = (typeof THEME_IDS)[number];

const CLASSES: Readonly<Record<ThemeId, readonly string[]>> = {
  light: ['vscode-light'],
  dark: ['vscode-dark'],
  'high-contrast-dark': ['vscode-high-contrast'],
  'high-contrast-light': ['vscode-high-contrast', 'vscode-high-contrast-light'],
};

/** Gives a page the variables and classes that VS Code gives to a webview. */
export async function applyTheme(page: Page, id: ThemeId): Promise<void> {
  await page.evaluate(
    ([variables, classes]) => {
      const { style } = document.documentElement;
      for (const name of [...style]) style.removeProperty(name);
      for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
      document.body.className = classes.join(' ');
    },
    [variables[id] as Record<string, string>, CLASSES[id]] as const,
  );
}
