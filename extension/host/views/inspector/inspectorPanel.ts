import { randomBytes } from 'node:crypto';
import { env, Uri, type WebviewPanel } from 'vscode';
import type {
  InspectorCommand,
  InspectorHostContract,
  InspectorPlace,
  InspectorViewContract,
} from '../../../shared/protocol/inspector';
import { linkQuery } from '../../inspection/runLink';
import { webviewHtml } from '../webviewHtml';
import { WebviewSession } from '../webviewSession';
import { chooseEstimators } from './chooseEstimators';
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
    const changes = document.onDidChange((snapshot) => this.session.current?.notify.changed(snapshot));
    panel.onDidChangeViewState(() => this.visibilityChanged());
    panel.onDidDispose(() => {
      changes.dispose();
      this.looking?.dispose();
      this.session.dispose();
    });
    const webviews = Uri.joinPath(services.extension.extensionUri, 'dist', 'webviews');
    panel.webview.options = { enableScripts: true, localResourceRoots: [webviews] };
    panel.webview.html = this.html(webviews);
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  /** Whether keys belong to it. */
  get hasKeys(): boolean {
    return this.panel.active && this.wantsKeys;
  }

  /** Goes to a place, and to the front. */
  show(place: InspectorPlace): void {
    if (this.looking) this.session.current?.notify.show(place);
    else this.next = place;
    this.panel.reveal();
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

  private functions(): InspectorHostContract['functions'] {
    const { document, services } = this;
    const { folder, run, lists, steps, advantages } = document;
    return {
      ready: async () => {
        const place = this.next;
        this.next = null;
        this.looking ??= document.look();
        return { snapshot: await run.refresh(), place };
      },
      list: (query, from, count, near) => lists.list(query, from, count, near),
      complete: (query, cursor) => lists.complete(query, cursor),
      outline: (trajectoryId) => steps.outline(trajectoryId),
      siblings: (trajectoryId) => steps.siblings(trajectoryId),
      step: (trajectoryId, step) => steps.step(trajectoryId, step),
      text: (trajectoryId, step, name, from, count) => steps.text(trajectoryId, step, name, from, count),
      advantages: (trajectoryId, estimators) => advantages.advantages(trajectoryId, estimators),
      compare: (iteration, estimators) => advantages.compare(iteration, estimators),
      sameTask: (trajectoryId) => lists.sameTask(trajectoryId),
      sameState: (trajectoryId, step) => steps.sameState(trajectoryId, step),
      probabilities: (trajectoryId, step) => services.policy.probabilities(run, trajectoryId, step),
      chooseEstimators: async (current) => {
        const { contents } = await run.current;
        return chooseEstimators(current, contents.manifest?.configuration);
      },
      link: async (place) =>
        `${env.uriScheme}://${services.extension.extension.id}/run?${linkQuery({ folder, place })}`,
      copyText: async (text) => env.clipboard.writeText(text),
      openDashboard: () => services.openDashboard(folder),
    };
  }

  private html(webviews: Uri): string {
    const { webview } = this.panel;
    const uri = (name: string) => webview.asWebviewUri(Uri.joinPath(webviews, name)).toString();
    return webviewHtml({
      title: 'Inspector',
      script: uri('inspector.js'),
      style: uri('inspector.css'),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
    });
  }
}
