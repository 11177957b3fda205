import { type Disposable, ViewColumn, type WebviewPanel, window } from 'vscode';
import { webviewOptions } from '../webviewPage';
import { AgreementPanel, type AgreementServices } from './agreementPanel';

const VIEW_TYPE = 'couplet.agreement';

/** The agreement views of this window, one a run; also those that were open when it was closed. */
export class Agreements implements Disposable {
  private readonly serializer: Disposable;
  private readonly panels = new Map<string, AgreementPanel>();

  constructor(private readonly services: AgreementServices) {
    this.serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state: { readonly folder?: unknown } | undefined) => {
        panel.webview.options = webviewOptions(this.services.extension);
        if (typeof state?.folder === 'string') this.fill(panel, state.folder);
        else panel.dispose(); // its page had not yet heard of which run it is
      },
    });
  }

  /** Shows the agreement of a run. */
  open(folder: string): void {
    const panel = this.panels.get(folder);
    if (panel) panel.reveal();
    else
      this.fill(
        window.createWebviewPanel(VIEW_TYPE, 'Agreement', ViewColumn.Active, webviewOptions(this.services.extension)),
        folder,
      );
  }

  dispose(): void {
    this.serializer.dispose();
  }

  private fill(panel: WebviewPanel, folder: string): void {
    const agreement = new AgreementPanel(panel, folder, this.services);
    this.panels.set(folder, agreement);
    panel.onDidDispose(() => this.panels.delete(folder));
  }
}
