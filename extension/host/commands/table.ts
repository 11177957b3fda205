import { commands, type ExtensionContext, window } from 'vscode';
import { UserError } from '../../shared/util/userError';
import { compareRuns } from './compareRuns';
import { forgetCriticKey } from './forgetCriticKey';
import { INSPECTOR_HANDLERS } from './inspectorCommands';
import { installEnvironment } from './installEnvironment';
import { labelActions } from './labelActions';
import {
  chooseLabelQueueStrategy,
  nextInLabelQueue,
  refreshLabelQueue,
  toggleAutoAdvance,
  toggleBlindLabelling,
} from './labelling';
import { labelWithModel } from './labelWithModel';
import { newConfiguration } from './newConfiguration';
import { newCriticPrompt } from './newCriticPrompt';
import { openDashboard } from './openDashboard';
import { openRun } from './openRun';
import { openRunLink } from './openRunLink';
import { openSampleRun } from './openSampleRun';
import { openWalkthrough } from './openWalkthrough';
import { copyRunPath, deleteRun, evaluateRun, recordRollouts, refreshRuns, resumeRun, revealRun } from './runs';
import type { CommandHandler, Services } from './services';
import { setUpNativeBackend } from './setUpNativeBackend';
import { showAgreement } from './showAgreement';
import { showDevices } from './showDevices';
import { showTrainings } from './showTrainings';
import {
  continueTraining,
  pauseTraining,
  removeFromQueue,
  stopTraining,
  stopTrainingNow,
  train,
  writeCheckpoint,
} from './training';
import { trainWithLabels } from './trainWithLabels';

/** Every command of the manifest by its id; a test compares the two. */
export const COMMANDS: Readonly<Record<string, CommandHandler>> = {
  'couplet.train': train,
  'couplet.trainWithLabels': trainWithLabels,
  'couplet.newConfiguration': newConfiguration,
  'couplet.pause': pauseTraining,
  'couplet.continue': continueTraining,
  'couplet.stop': stopTraining,
  'couplet.stopNow': stopTrainingNow,
  'couplet.writeCheckpoint': writeCheckpoint,
  'couplet.removeFromQueue': removeFromQueue,
  'couplet.resumeRun': resumeRun,
  'couplet.evaluateRun': evaluateRun,
  'couplet.recordRollouts': recordRollouts,
  'couplet.openDashboard': openDashboard,
  'couplet.compareRuns': compareRuns,
  'couplet.showAgreement': showAgreement,
  'couplet.openSampleRun': openSampleRun,
  'couplet.openWalkthrough': openWalkthrough,
  'couplet.openRun': openRun,
  'couplet.openLink': openRunLink,
  'couplet.revealRun': revealRun,
  'couplet.copyRunPath': copyRunPath,
  'couplet.deleteRun': deleteRun,
  'couplet.refreshRuns': refreshRuns,
  'couplet.installEnvironment': installEnvironment,
  'couplet.setUpNativeBackend': setUpNativeBackend,
  'couplet.showDevices': showDevices,
  'couplet.showTrainings': showTrainings,
  'couplet.label': labelActions,
  'couplet.nextInLabelQueue': nextInLabelQueue,
  'couplet.chooseLabelQueueStrategy': chooseLabelQueueStrategy,
  'couplet.refreshLabelQueue': refreshLabelQueue,
  'couplet.toggleBlindLabelling': toggleBlindLabelling,
  'couplet.toggleAutoAdvance': toggleAutoAdvance,
  ...INSPECTOR_HANDLERS,
  'couplet.labelWithModel': labelWithModel,
  'couplet.newCriticPrompt': newCriticPrompt,
  'couplet.forgetCriticKey': forgetCriticKey,
  'couplet.showLog': ({ log }) => log.show(),
};

/** Registers the commands for the lifetime of the extension. What a command throws is shown, and written to the log. */
export function registerCommands({ subscriptions }: ExtensionContext, services: Services): void {
  for (const [id, run] of Object.entries(COMMANDS)) {
    const handler = async (...args: unknown[]) => {
      try {
        return await run(services, ...args);
      } catch (error) {
        services.log.error(`${id}: ${logText(error)}`);
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    };
    subscriptions.push(commands.registerCommand(id, handler));
  }
}

/** Words for a person say all there is to say; of a bug the log has the stack. */
function logText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof UserError ? error.message : (error.stack ?? error.message);
}
