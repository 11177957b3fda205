import type { WebviewPanel } from 'vscode';
import type {
  InspectorCommand,
  InspectorHostContract,
  InspectorPlace,
  InspectorViewContract,
} from '../../../shared/protocol/inspector';
import { webviewOptions, webviewPage } from '../webviewPage';
import { WebviewSession } from '../webviewSession';
import { inspectorFunctions } from './inspectorFunctions';
import type { InspectorServices } from './inspectorServices';
import type { RunDocument } from './runDocument';

/** One inspector in a tab. While it is hidden there is no page; the next one asks where to begin. */
export class InspectorPanel {
  private readonly session: WebviewSession<InspectorHostContract, InspectorViewContract>;
  /** Where the next page begins; null leaves it where the last one was. */
  private next: InspectorPlace | null;
  private looking: { dispose(): void } | null = null;
  private wantsKeys = false;

  constructor(
    private readonly panel: WebviewPanel,
    readonly document: RunDocument,
    private readonly services: InspectorServices,
    place: InspectorPlace | null,
  ) {
    this.next = place;
    const near = { functions: this.functions(), notices: this.notices() };
    this.session = new WebviewSession(panel.webview, near, services.failed);
    const changes = document.onDidChange((snapshot) => {
      if (this.looking) this.session.current?.notify.changed(snapshot);
    });
    panel.onDidChangeViewState(() => this.visibilityChanged());
    panel.onDidDispose(() => {
      changes.dispose();
      this.looking?.dispose();
      this.session.dispose();
    });
    const { extensionUri } = services.extension;
    panel.webview.options = webviewOptions(extensionUri);
    panel.webview.html = webviewPage(panel.webview, { extensionUri, name: 'inspector', title: 'Inspector' });
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  /** Whether keys belong to it. */
  get hasKeys(): boolean {
    return this.panel.active && this.wantsKeys;
  }

  /** Goes to the front, and to a place where one is given. */
  show(place: InspectorPlace | null): void {
    if (!this.looking) this.next = place;
    else if (place) this.session.current?.notify.show(place);
    this.panel.reveal(this.panel.viewColumn); // without it VS Code moves it to the active group
  }

  command(command: InspectorCommand): void {
    this.session.current?.notify.command(command);
  }

  private visibilityChanged(): void {
    if (!this.panel.visible) {
      this.looking?.dispose();
      this.looking = null;
      this.wantsKeys = false;
    }
    this.services.keysChanged();
  }

  private functions(): InspectorHostContract['functions'] {
    const ready = async () => {
      const place = this.next;
      this.next = null;
      this.looking ??= this.document.look();
      return { snapshot: await this.document.refresh(), place };
    };
    return { ready, ...inspectorFunctions(this.document, this.services) };
  }

  private notices(): InspectorHostContract['notices'] {
    return {
      keys: (active) => {
        this.wantsKeys = active;
        this.services.keysChanged();
      },
      at: (place) => {
        if (this.panel.active) this.services.moved(this.document, place);
      },
    };
  }
}
