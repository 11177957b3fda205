import type { ExtensionContext } from 'vscode';
import type { InspectorPlace } from '../../../shared/protocol/inspector';
import type { LabellingSettings } from '../../labelling/labellingSettings';
import type { PolicyAnswers } from './policyAnswers';
import type { RunDocument } from './runDocument';

/** What an inspector uses of the extension around it. */
export interface InspectorServices {
  readonly extension: Pick<ExtensionContext, 'extension' | 'extensionUri'>;
  readonly policy: PolicyAnswers;
  readonly labelling: LabellingSettings;
  openDashboard(folder: string): Promise<void>;
  /** The inspector that has the focus shows another place. */
  moved(document: RunDocument, place: InspectorPlace): void;
  /** Keys may belong to another inspector now, or to none. */
  keysChanged(): void;
  failed(error: unknown): void;
}
