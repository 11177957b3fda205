import { type Disposable, Uri, ViewColumn, type WebviewOptions, type WebviewPanel, window } from 'vscode';
import { DashboardPanel } from './dashboardPanel';
import { pickMoreRuns } from './pickMoreRuns';
import type { DashboardSource } from './source';

const VIEW_TYPE = 'couplet.dashboard';

/** The dashboards of this window; also those that were open when it was closed. */
export class Dashboards implements Disposable {
  private readonly serializer: Disposable;

  constructor(
    private readonly extension: Uri,
    private readonly source: DashboardSource,
    private readonly failed: (error: unknown) => void,
  ) {
    this.serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel) => {
        panel.webview.options = this.options();
        this.fill(panel, null);
      },
    });
  }

  /** Opens a dashboard with runs. Without any it takes the only one there is, or asks which, and opens none when nobody chose. */
  async open(runs: readonly string[] = []): Promise<void> {
    const shown = runs.length > 0 ? runs : await this.choose();
    if (shown.length === 0) return;
    // Hidden, it is let go of: what it showed comes back from its state and from the disk.
    this.fill(window.createWebviewPanel(VIEW_TYPE, 'Dashboard', ViewColumn.Active, this.options()), shown);
  }

  private async choose(): Promise<readonly string[]> {
    const all = await this.source.list();
    return all.length === 1 ? [all[0].folder] : pickMoreRuns(this.source, []);
  }

  dispose(): void {
    this.serializer.dispose();
  }

  private options(): WebviewOptions {
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(this.extension, 'dist', 'webviews')] };
  }

  private fill(panel: WebviewPanel, runs: readonly string[] | null): void {
    new DashboardPanel(panel, this.extension, this.source, runs, this.failed);
  }
}
