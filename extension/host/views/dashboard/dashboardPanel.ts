import path from 'node:path';
import { env, Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { DashboardHostContract, DashboardViewContract, ExportFormat } from '../../../shared/protocol/dashboard';
import { webviewPage } from '../webviewPage';
import { WebviewSession } from '../webviewSession';
import { pickMoreRuns } from './pickMoreRuns';
import { ShownRuns } from './shownRuns';
import type { DashboardSource } from './source';

/** One dashboard in a tab. Its page asks for the runs that it showed before, when the window was reloaded or the tab hidden. */
export class DashboardPanel {
  private readonly runs: ShownRuns;
  private readonly session: WebviewSession<DashboardHostContract, DashboardViewContract>;

  constructor(
    panel: WebviewPanel,
    extensionUri: Uri,
    private readonly source: DashboardSource,
    /** Shown first; null leaves it to the page, which may have kept some. */
    first: readonly string[] | null,
    failed: (error: unknown) => void,
  ) {
    this.runs = new ShownRuns(source, (snapshot) => {
      panel.title = titleOf(snapshot.runs.map(({ name }) => name));
      if (panel.visible) this.session.current?.notify.changed(snapshot);
    });
    if (first) this.runs.add(first);
    this.session = new WebviewSession(panel.webview, { functions: this.functions(), notices: {} }, failed);
    panel.onDidDispose(() => {
      this.session.dispose();
      this.runs.dispose();
    });
    panel.webview.html = webviewPage(panel.webview, { extensionUri, name: 'dashboard', title: 'Dashboard' });
  }

  /** Shows one more run. */
  add(run: string): void {
    this.runs.add([run]);
  }

  private functions(): DashboardHostContract['functions'] {
    const { source, runs } = this;
    return {
      ready: async (kept) => {
        if (runs.ids.length === 0 && kept) runs.add(kept);
        return runs.snapshot();
      },
      metrics: (run, generation, fromLine) => source.metrics(run, generation, fromLine),
      control: (run, action) => source.control(run, action),
      openRollouts: (run, iteration) => source.openRollouts(run, iteration),
      addRuns: async () => runs.add(await pickMoreRuns(source, runs.ids)),
      removeRun: async (run) => runs.remove(run),
      saveExport: (name, format, bytes) => this.save(name, format, bytes),
      copyText: async (text) => env.clipboard.writeText(text),
    };
  }

  private async save(name: string, format: ExportFormat, bytes: Uint8Array): Promise<string | null> {
    const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? this.runs.ids[0] ?? '';
    const defaultUri = Uri.file(path.join(folder, `${name}.${format}`));
    const uri = await window.showSaveDialog({ defaultUri, filters: { [format.toUpperCase()]: [format] } });
    if (!uri) return null;
    await workspace.fs.writeFile(uri, bytes);
    return uri.fsPath;
  }
}

/** What stands on the tab: the first run, and how many others there are. */
function titleOf([first, ...others]: readonly string[]): string {
  if (first === undefined) return 'Dashboard';
  return others.length > 0 ? `Dashboard: ${first} +${others.length}` : `Dashboard: ${first}`;
}
