import {
  type CustomReadonlyEditorProvider,
  commands,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  Uri,
  type WebviewPanel,
  window,
} from 'vscode';
import type { InspectorCommand, InspectorPlace } from '../../../shared/protocol/inspector';
import { UserError } from '../../../shared/util/userError';
import { MANIFEST_NAME } from '../../../store/runPaths';
import { InspectorPanel } from './inspectorPanel';
import type { PolicyAnswers } from './policyAnswers';
import { RunDocument } from './runDocument';

const VIEW_TYPE = 'couplet.inspector';

/** Whether single letters belong to an inspector; the keys of the manifest ask for it. */
const KEYS = 'couplet.inspectorKeys';

/** Where an inspector stands in which run. */
export interface InspectedPlace {
  readonly document: RunDocument;
  readonly place: InspectorPlace;
}

/** The editor of `run.couplet`: the inspectors of this window. */
export class Inspectors implements CustomReadonlyEditorProvider<RunDocument>, Disposable {
  /** Those that are open, the one that was looked at last at the end. */
  private readonly panels = new Set<InspectorPanel>();
  /** Where inspectors begin that are being opened, by the address of their file. */
  private readonly wanted = new Map<string, InspectorPlace>();
  private readonly move = new EventEmitter<InspectedPlace>();
  private readonly editor: Disposable;
  private keys = false;

  /** The inspector that has the focus shows another place. */
  readonly onDidMove = this.move.event;

  constructor(
    private readonly extension: ExtensionContext,
    private readonly policy: PolicyAnswers,
    private readonly openDashboard: (folder: string) => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {
    this.editor = window.registerCustomEditorProvider(VIEW_TYPE, this, { supportsMultipleEditorsPerDocument: true });
  }

  /** Shows a run, at a place or where it was left. */
  async open(folder: string, place: InspectorPlace | null = null): Promise<void> {
    const uri = Uri.joinPath(Uri.file(folder), MANIFEST_NAME);
    const panel = [...this.panels].reverse().find(({ document }) => document.uri.toString() === uri.toString());
    if (panel) return panel.show(place);
    if (place) this.wanted.set(uri.toString(), place);
    await commands.executeCommand('vscode.openWith', uri, VIEW_TYPE);
  }

  /** Passes a command on to the inspector in front. */
  command(command: InspectorCommand): void {
    const active = [...this.panels].find(({ isActive }) => isActive);
    if (!active) throw new UserError('No inspector is in front. Open a run first: "Couplet: Open Run".');
    active.command(command);
  }

  openCustomDocument(uri: Uri): RunDocument {
    if (uri.scheme !== 'file')
      throw new UserError('Only runs on a disk can be inspected. Reopen this one with the text editor.');
    const document = new RunDocument(uri, this.failed);
    document.run.current.catch(this.failed); // a long index is read while the page is being loaded
    return document;
  }

  resolveCustomEditor(document: RunDocument, webview: WebviewPanel): void {
    const name = document.uri.toString();
    const { extension, policy, openDashboard, failed } = this;
    const services = {
      extension,
      policy,
      openDashboard,
      failed,
      keysChanged: () => this.keysChanged(),
      moved: (of: RunDocument, place: InspectorPlace) => this.move.fire({ document: of, place }),
    };
    const panel = new InspectorPanel(webview, document, services, this.wanted.get(name) ?? null);
    this.wanted.delete(name);
    this.panels.add(panel);
    webview.onDidChangeViewState(() => {
      if (webview.active) {
        this.panels.delete(panel);
        this.panels.add(panel);
      }
    });
    webview.onDidDispose(() => {
      this.panels.delete(panel);
      this.keysChanged();
    });
  }

  dispose(): void {
    this.editor.dispose();
    this.move.dispose();
  }

  private keysChanged(): void {
    const keys = [...this.panels].some(({ hasKeys }) => hasKeys);
    if (keys === this.keys) return;
    this.keys = keys;
    void commands.executeCommand('setContext', KEYS, keys);
  }
}
