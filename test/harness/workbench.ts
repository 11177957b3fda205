import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import type { TestHost, TestHostId } from '../../scripts/setup/hosts/testHosts.mjs';
import { ROOT } from '../../scripts/setup/setUp.mjs';
import { eventually } from './eventually';
import { type Session, startSession } from './session';
import { THEME_KINDS, type ThemeKind, themeLabel } from './themes';

/** Where pictures go; git does not see it. */
export const PICTURES = path.join(ROOT, '.cache/ui');

const WAIT_MS = 30_000;

/** How long the palette gets to show an entry before it is opened anew. */
const LIST_MS = 3_000;

const PALETTE_INPUT = '.quick-input-widget input.input';

/** More entries than any search leaves. */
const LONGEST_LIST = 50;

export interface WorkbenchOptions {
  readonly host?: TestHostId;
  /** Files of the folder that is opened, by their path in it. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Opens a real workbench with Couplet on a new folder, lets a test drive it, and ends everything, whatever happens. A test that fails
 * leaves a picture, `failed-<name>.png`.
 */
export async function withWorkbench(
  name: string,
  { host = 'newest', files = { 'readme.txt': '' }, settings }: WorkbenchOptions,
  use: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const folder = makeFolder(files);
  rmSync(picture(`failed-${name}`), { force: true });
  let session: Session | undefined;
  try {
    session = await startSession({ host, folder, settings, development: { extension: ROOT } });
    session.page.setDefaultTimeout(WAIT_MS);
    await session.open();
    const workbench = new Workbench(session.page, session.host, folder);
    await workbench.ready();
    await use(workbench);
  } catch (error) {
    await session?.page.screenshot({ path: picture(`failed-${name}`) }).catch(() => {});
    throw error;
  } finally {
    await session?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A workbench as a person sees it. */
export class Workbench {
  constructor(
    readonly page: Page,
    private readonly host: TestHost,
    /** The folder that is open. */
    readonly folder: string,
  ) {}

  /** Waits until there is a status bar and the explorer shows the folder. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Runs a command by its full title in the palette. */
  async runCommand(title: string): Promise<void> {
    // The palette makes its list when it opens, so it is opened again for a command that came later; and a key that is pressed while a
    // webview changes its document reaches nobody.
    const select = async () => {
      await this.page.keyboard.press('F1');
      return this.selectOption(`>${title}`, title).catch(async () => {
        await this.page.keyboard.press('Escape');
        return null;
      });
    };
    await this.accept(await eventually(select, `The palette has no command "${title}".`));
  }

  /** The document of a webview, found by a function that runs in it: the address of a webview does not tell which one it is. */
  async webviewFrame(matches: () => boolean): Promise<Frame> {
    const find = async () => {
      for (const frame of this.webviews()) if (await frame.evaluate(matches).catch(() => false)) return frame;
      return null;
    };
    return eventually(find, `No webview for which ${matches}.`);
  }

  /** Pictures of the workbench or a part of it in all four kinds of themes: `<name>-<theme>.png` in `PICTURES`; ends in the dark one. */
  async takePictures(name: string, part?: Locator): Promise<string[]> {
    const files = [];
    const [light, dark, ...highContrast] = THEME_KINDS;
    for (const kind of [light, ...highContrast, dark]) {
      await this.setTheme(kind);
      const file = picture(`${name}-${kind.id}`);
      await (part ?? this.page).screenshot({ path: file, animations: 'disabled' });
      files.push(file);
    }
    return files;
  }

  /** Chooses a built-in theme, and waits until workbench and webviews have it. */
  async setTheme(kind: ThemeKind): Promise<void> {
    const label = themeLabel(this.host, kind);
    await this.runCommand('Preferences: Color Theme');
    await this.accept(await this.selectOption(label, label));
    await this.page.locator(`.monaco-workbench.${kind.workbenchClass}`).waitFor();
    const webviewsFollow = async () => {
      const kindOf = (frame: Frame) => frame.evaluate(() => document.body.dataset.vscodeThemeKind).catch(() => null);
      const kinds = await Promise.all(this.webviews().map(kindOf));
      return kinds.every((it) => it === kind.webviewKind) || null;
    };
    await eventually(webviewsFollow, `Some webview does not become ${kind.webviewKind}.`);
  }

  /**
   * Types into the open palette and selects the entry with exactly this label, by keyboard: entries move while the list is being made, so
   * that a click may meet another one.
   */
  private async selectOption(text: string, label: string): Promise<Locator> {
    const input = this.page.locator(PALETTE_INPUT);
    await input.fill(text, { timeout: LIST_MS });
    // A description or a key may follow behind a comma.
    const name = new RegExp(`^${label.replaceAll(/[^\w ]/g, '\\$&')}(,|$)`);
    const row = this.page.locator('.quick-input-list').getByRole('option', { name }).first();
    await row.waitFor({ timeout: LIST_MS });
    for (let steps = 0; steps < LONGEST_LIST; steps++) {
      if (await row.evaluate((it) => it.classList.contains('focused'))) return row;
      await input.press('ArrowDown');
    }
    throw new Error(`The entry "${label}" cannot be selected.`);
  }

  /** Chooses the selected entry; the palette closes, or shows what the entry asks next. */
  private async accept(row: Locator): Promise<void> {
    await this.page.locator(PALETTE_INPUT).press('Enter');
    await row.waitFor({ state: 'hidden' });
  }

  /** The documents of extensions: page > frame of VS Code > frame of the extension. */
  private webviews(): Frame[] {
    return this.page.frames().filter((frame) => frame.parentFrame()?.parentFrame());
  }
}

function makeFolder(files: NonNullable<WorkbenchOptions['files']>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'couplet-folder-'));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

function picture(name: string): string {
  mkdirSync(PICTURES, { recursive: true });
  return path.join(PICTURES, `${name}.png`);
}
