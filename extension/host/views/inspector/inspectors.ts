import {
  type CustomDocumentBackup,
  type CustomDocumentBackupContext,
  type CustomDocumentEditEvent,
  type CustomEditorProvider,
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
import type { LabellingSettings } from '../../labelling/labellingSettings';
import { authorOf } from '../../settings';
import { InspectorPanel } from './inspectorPanel';
import { labelEdit } from './labelEdit';
import type { PolicyAnswers } from './policyAnswers';
import { RunDocument } from './runDocument';
import { SaveAtOnce } from './saveAtOnce';

const VIEW_TYPE = 'couplet.inspector';

/** Whether single letters belong to an inspector; the keys of the manifest ask for it. */
const KEYS = 'couplet.inspectorKeys';

/** Where an inspector stands in which run. */
export interface InspectedPlace {
  readonly document: RunDocument;
  readonly place: InspectorPlace;
}

/**
 * The editor of `run.couplet`: the inspectors of this window. Only labels are edited, and they are on the disk before VS Code hears of them; so saving,
 * reverting and backing up have nothing to do.
 */
export class Inspectors implements CustomEditorProvider<RunDocument>, Disposable {
  /** Those that are open, the one that was looked at last at the end. */
  private readonly panels = new Set<InspectorPanel>();
  /** Where inspectors begin that are being opened, by the address of their file. */
  private readonly wanted = new Map<string, InspectorPlace>();
  private readonly move = new EventEmitter<InspectedPlace>();
  private readonly leave = new EventEmitter<void>();
  private readonly edit = new EventEmitter<CustomDocumentEditEvent<RunDocument>>();
  private readonly editor: Disposable;
  private readonly saves: SaveAtOnce;
  private inspected: InspectedPlace | null = null;
  private keys = false;

  /** The inspector that has the focus shows another place. */
  readonly onDidMove = this.move.event;
  /** The run that was looked at last is closed. */
  readonly onDidLeave = this.leave.event;
  readonly onDidChangeCustomDocument = this.edit.event;

  constructor(
    private readonly extension: ExtensionContext,
    private readonly policy: PolicyAnswers,
    private readonly labelling: LabellingSettings,
    private readonly openDashboard: (folder: string) => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {
    this.saves = new SaveAtOnce(failed);
    this.editor = window.registerCustomEditorProvider(VIEW_TYPE, this, { supportsMultipleEditorsPerDocument: true });
  }

  /** Where the inspector stands that had the focus last; null where its run is closed. */
  get current(): InspectedPlace | null {
    return this.inspected;
  }

  /** The run of a folder, which is opened for it. */
  async document(folder: string): Promise<RunDocument> {
    await this.open(folder);
    const panel = [...this.panels].find(({ document }) => document.folder === folder);
    if (panel) return panel.document;
    throw new UserError(`There is no run in ${folder} that can be opened.`);
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
    const document = new RunDocument(uri, authorOf(uri), this.labelling, this.failed);
    const saved = () => void this.saves.save(uri);
    document.onDidLabel((given) => {
      this.edit.fire(labelEdit(document, given, saved));
      saved();
    });
    document.run.current.catch(this.failed); // a long index is read while the page is being loaded
    return document;
  }

  resolveCustomEditor(document: RunDocument, webview: WebviewPanel): void {
    const name = document.uri.toString();
    const { extension, policy, labelling, openDashboard, failed } = this;
    const services = {
      extension,
      policy,
      labelling,
      openDashboard,
      failed,
      keysChanged: () => this.keysChanged(),
      moved: (of: RunDocument, place: InspectorPlace) => {
        this.inspected = { document: of, place };
        this.move.fire(this.inspected);
      },
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
      this.left(document);
    });
  }

  dispose(): void {
    this.editor.dispose();
    this.move.dispose();
    this.leave.dispose();
    this.edit.dispose();
  }

  async saveCustomDocument(): Promise<void> {}

  async saveCustomDocumentAs(): Promise<void> {
    throw new UserError('A run is a folder, so its manifest alone cannot be saved elsewhere. Copy the folder instead.');
  }

  async revertCustomDocument(): Promise<void> {}

  async backupCustomDocument(
    _document: RunDocument,
    { destination }: CustomDocumentBackupContext,
  ): Promise<CustomDocumentBackup> {
    return { id: destination.toString(), delete: () => {} };
  }

  private left(document: RunDocument): void {
    if (this.inspected?.document !== document || [...this.panels].some((panel) => panel.document === document)) return;
    this.inspected = null;
    this.leave.fire();
  }

  private keysChanged(): void {
    const keys = [...this.panels].some(({ hasKeys }) => hasKeys);
    if (keys === this.keys) return;
    this.keys = keys;
    void commands.executeCommand('setContext', KEYS, keys);
  }
}
