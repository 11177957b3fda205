import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LabellingSettings } from '../labelling/labellingSettings';
import type { RunIndex } from '../runs/runIndex';
import type { Devices } from '../trainer/devices';
import type { Trainings } from '../trainer/trainings';
import type { Agreements } from '../views/agreement/agreements';
import type { Dashboards } from '../views/dashboard/dashboards';
import type { Inspectors } from '../views/inspector/inspectors';
import type { LabelQueueTree } from '../views/labelQueue/labelQueueTree';

/** What commands work with. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly trainings: Trainings;
  readonly runs: RunIndex;
  readonly devices: Devices;
  readonly dashboards: Dashboards;
  readonly inspectors: Inspectors;
  readonly labelling: LabellingSettings;
  readonly labelQueue: LabelQueueTree;
  readonly agreements: Agreements;
}

/** A command; its arguments are those of the menu or of the caller, and may be anything or nothing. */
export type CommandHandler = (services: Services, ...args: readonly unknown[]) => unknown;
