import { type Disposable, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { webviewOptions } from '../webviewPage';
import { DashboardPanel } from './dashboardPanel';
import { pickMoreRuns } from './pickMoreRuns';
import type { DashboardSource } from './source';

const VIEW_TYPE = 'couplet.dashboard';

/** The dashboards of this window; also those that were open when it was closed. */
export class Dashboards implements Disposable {
  private readonly serializer: Disposable;
  /** Those that are open, the one that was opened last at the end. */
  private readonly panels = new Set<DashboardPanel>();

  constructor(
    private readonly extension: Uri,
    private readonly source: DashboardSource,
    private readonly failed: (error: unknown) => void,
  ) {
    this.serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel) => {
        panel.webview.options = webviewOptions(this.extension);
        this.fill(panel, null);
      },
    });
  }

  /** Opens a dashboard with runs. Without any it takes the only one there is, or asks which, and opens none when nobody chose. */
  async open(runs: readonly string[] = []): Promise<void> {
    const shown = runs.length > 0 ? runs : await this.choose();
    if (shown.length > 0) this.create(shown, { viewColumn: ViewColumn.Active });
  }

  /** Adds a run to the dashboard that was opened last, or opens one beside the editor; the editor keeps the focus. */
  showAside(run: string): void {
    const last = [...this.panels].at(-1);
    if (last) last.add(run);
    else this.create([run], { viewColumn: asideColumn(), preserveFocus: true });
  }

  private async choose(): Promise<readonly string[]> {
    const all = await this.source.list();
    return all.length === 1 ? [all[0].folder] : pickMoreRuns(this.source, []);
  }

  dispose(): void {
    this.serializer.dispose();
  }

  /** Hidden, a dashboard is let go of: what it showed comes back from its state and from the disk. */
  private create(
    runs: readonly string[],
    place: { readonly viewColumn: ViewColumn; readonly preserveFocus?: boolean },
  ) {
    this.fill(window.createWebviewPanel(VIEW_TYPE, 'Dashboard', place, webviewOptions(this.extension)), runs);
  }

  private fill(panel: WebviewPanel, runs: readonly string[] | null): void {
    const dashboard = new DashboardPanel(panel, this.extension, this.source, runs, this.failed);
    this.panels.add(dashboard);
    panel.onDidDispose(() => this.panels.delete(dashboard));
  }
}

/** Where something does not cover what a person works on. */
function asideColumn(): ViewColumn {
  return window.tabGroups.activeTabGroup.tabs.length > 0 ? ViewColumn.Beside : ViewColumn.Active;
}
