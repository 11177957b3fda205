import type { Page } from 'playwright-core';

/** What a workbench runs besides its own: absolute paths. */
export interface DevelopmentOptions {
  readonly extension: string;
  /** The module whose `run` VS Code calls in the extension host. */
  readonly tests?: string;
}

/**
 * Puts an extension under development into the workbench's start page on its way to the browser. The built workbench of code-server reads
 * such options from its URL only with a switch that also hides all notifications.
 */
export async function injectDevelopmentOptions(
  page: Page,
  authority: string,
  options: DevelopmentOptions,
): Promise<void> {
  const uri = (path: string) => ({ $mid: 1, scheme: 'vscode-remote', authority, path });
  const developmentOptions = {
    extensions: [uri(options.extension)],
    ...(options.tests && { extensionTestsPath: uri(options.tests) }),
  };
  const isStartPage = (url: URL) => url.host === authority && url.pathname === '/';
  await page.route(isStartPage, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
      (_, before, settings) => {
        const configuration = { ...JSON.parse(unescapeHtml(settings)), developmentOptions };
        return `${before}${escapeHtml(JSON.stringify(configuration))}"`;
      },
    );
    if (body === html) throw new Error('The start page of the workbench has no configuration to add to.');
    await route.fulfill({ response, body });
  });
}

const ENTITIES = [
  ['&', '&amp;'],
  ['"', '&quot;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ["'", '&#39;'],
] as const;

function escapeHtml(text: string): string {
  return ENTITIES.reduce((result, [character, entity]) => result.replaceAll(character, entity), text);
}

function unescapeHtml(text: string): string {
  return ENTITIES.reduceRight((result, [character, entity]) => result.replaceAll(entity, character), text);
}
