import { expect, test } from 'vitest';
import { THEME_KINDS } from '../harness/themes';
import { withWorkbench } from '../harness/withWorkbench';

test('the harness finds the document of a webview, and changes its theme with that of the workbench', () =>
  withWorkbench('webview', { files: { 'notes.md': 'A preview is a webview.' } }, async (workbench) => {
    await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'notes.md' }).dblclick();
    await workbench.runCommand('Markdown: Open Preview');
    const colors = new Set();
    for (const kind of THEME_KINDS) {
      await workbench.setTheme(kind);
      // A preview makes its document anew with every theme.
      const frame = await workbench.webviewFrame(() => document.body.innerText.includes('A preview is a webview.'));
      expect(await frame.evaluate(() => document.body.dataset.vscodeThemeKind)).toBe(kind.webviewKind);
      colors.add(await frame.evaluate(() => getComputedStyle(document.body).color));
    }
    expect(colors.size).toBeGreaterThan(2);
  }));
