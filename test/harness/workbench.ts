import type { Frame, Locator, Page } from 'playwright-core';
import type { TestHost } from '../../scripts/setup/hosts/testHosts.mjs';
import { eventually } from './eventually';
import { runCommand, runCommandAndChoose } from './palette';
import { pictureFile } from './pictures';
import type { Session } from './session';
import { THEME_KINDS, type ThemeKind, themeLabel } from './themes';

/** A workbench as a person sees it. */
export class Workbench {
  /** Playwright's page, for whatever has no function here. */
  readonly page: Page;
  /** Absolute path of the folder that is open. */
  readonly folder: string;
  private readonly host: TestHost;

  constructor({ page, folder, host }: Session) {
    this.page = page;
    this.folder = folder;
    this.host = host;
  }

  /** Waits until there is a status bar and the explorer shows the folder. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Runs a command of the palette by its full title. */
  async runCommand(title: string): Promise<void> {
    await runCommand(this.page, title);
  }

  /** Opens Couplet's views beside the editor. */
  async showCouplet(): Promise<void> {
    await this.page.locator('.activitybar .action-item a[aria-label*="Couplet"]').click();
  }

  /** The document of a webview, found by a function that runs in it: the address of a webview does not tell which one it is. */
  async webviewFrame(matches: () => boolean): Promise<Frame> {
    const find = async () => {
      for (const frame of this.webviews()) if (await frame.evaluate(matches).catch(() => false)) return frame;
      return null;
    };
    return eventually(find, `No webview for which ${matches}.`);
  }

  /** Pictures of the workbench or a part of it in all four kinds of themes, `<name>-<theme>.png`; returns the files. */
  async takePictures(name: string, part?: Locator): Promise<string[]> {
    const files = [];
    for (const kind of THEME_KINDS) {
      await this.setTheme(kind);
      const file = pictureFile(`${name}-${kind.id}`);
      await (part ?? this.page).screenshot({ path: file, animations: 'disabled' });
      files.push(file);
    }
    return files;
  }

  /** Chooses a built-in theme, and waits until workbench and webviews have it. */
  async setTheme(kind: ThemeKind): Promise<void> {
    await runCommandAndChoose(this.page, 'Preferences: Color Theme', themeLabel(this.host, kind));
    await this.page.locator(`.monaco-workbench.${kind.workbenchClass}`).waitFor();
    const webviewsFollow = async () => {
      const kindOf = (frame: Frame) => frame.evaluate(() => document.body.dataset.vscodeThemeKind).catch(() => null);
      const kinds = await Promise.all(this.webviews().map(kindOf));
      return kinds.every((it) => it === kind.webviewKind) || null;
    };
    await eventually(webviewsFollow, `Some webview does not become ${kind.webviewKind}.`);
  }

  /** The documents of extensions: page > frame of VS Code > frame of the extension. */
  private webviews(): Frame[] {
    return this.page.frames().filter((frame) => frame.parentFrame()?.parentFrame());
  }
}
