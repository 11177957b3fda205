import path from 'node:path';
import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import { TRAINER_PROTOCOL } from '../shared/protocol/trainer';
import { askProgram } from './askProgram';
import type { Services } from './commands/services';
import { registerTrainLens } from './configurations/trainLens';
import { LabellingSettings } from './labelling/labellingSettings';
import { markDone } from './markDone';
import { RunIndex } from './runs/runIndex';
import { RunsTree } from './runs/runsTree';
import { sampleFolder } from './runs/sampleRun';
import { readSettings } from './settings';
import { StatusBar } from './statusBar';
import { announceEndings } from './trainer/announceEndings';
import { backendOf } from './trainer/backendOf';
import { newControlPath } from './trainer/controlSocket';
import { Devices } from './trainer/devices';
import { launch } from './trainer/launch';
import { offerNativeBackend } from './trainer/offerNativeBackend';
import { SessionRecords } from './trainer/sessionRecords';
import { Trainer } from './trainer/trainer';
import { type LaunchSettings, Trainings } from './trainer/trainings';
import { refuseUntrusted } from './trust';
import { Agreements } from './views/agreement/agreements';
import { Dashboards } from './views/dashboard/dashboards';
import { FileSource } from './views/dashboard/fileSource';
import { TrainingSource } from './views/dashboard/trainingSource';
import { Inspectors } from './views/inspector/inspectors';
import { PolicyAnswers } from './views/inspector/policyAnswers';
import { revealInTree } from './views/inspector/revealInTree';
import { LabelQueueTree } from './views/labelQueue/labelQueueTree';

/** Makes what the extension consists of. Whatever has to be let go of is registered with the context. */
export function createServices(context: ExtensionContext, log: LogOutputChannel): Services {
  const own = <T extends Disposable>(it: T): T => {
    context.subscriptions.push(it);
    return it;
  };
  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  const records = new SessionRecords(path.join(storage, 'trainers'));
  const settings = () => launchSettings(context);
  const devices = new Devices(() => probeDevices(settings(), records));
  const deviceOf = (request: Parameters<typeof backendOf>[0]) => devices.of(backendOf(request));
  const trainings = own(new Trainings(records, context.workspaceState, log, settings, deviceOf, workspace));
  const runs = own(new RunIndex(log, [sampleFolder(context).fsPath]));
  own(
    trainings.onDidChange(() => {
      for (const { trainer } of trainings.active) if (trainer.snapshot?.run) runs.look(trainer.snapshot.run);
    }),
  );
  own(
    trainings.onDidEnd(({ ending }) => {
      if (ending.snapshot?.run) runs.look(ending.snapshot.run);
    }),
  );
  const labelling = own(new LabellingSettings(context.workspaceState));
  const tree = own(new RunsTree(runs, trainings, labelling));
  const treeView = own(window.createTreeView('couplet.runs', { treeDataProvider: tree, showCollapseAll: true }));
  own(tree.onDidOpenGroup(() => markDone('couplet.hasOpenedGroup')));
  own(new StatusBar(trainings));
  own(registerTrainLens());
  for (const subscription of announceEndings(trainings, log)) own(subscription);
  own(offerNativeBackend(trainings, context.globalState));
  const failed = (error: unknown) => log.error(String(error));
  const ask = (args: readonly string[], signal?: AbortSignal) => askProgram(context, log, args, signal);
  const policy = new PolicyAnswers(ask);
  const inspectors = own(new Inspectors(context, policy, labelling, (folder) => dashboards.open([folder]), failed));
  own(revealInTree(inspectors, runs, treeView, failed));
  const labelQueue = own(new LabelQueueTree(inspectors, labelling));
  own(window.registerUriHandler({ handleUri: (uri) => commands.executeCommand('couplet.openLink', uri) }));
  const source = new TrainingSource(new FileSource(runs), trainings, inspectors, workspace);
  const dashboards = own(new Dashboards(context.extensionUri, source, failed));
  const agreements = own(new Agreements({ extension: context.extensionUri, ask, inspectors, failed }));
  return { context, log, trainings, runs, devices, dashboards, inspectors, labelling, labelQueue, agreements };
}

function launchSettings(context: ExtensionContext): LaunchSettings {
  const { nodePath, keepTraining } = readSettings();
  return {
    program: context.asAbsolutePath(path.join('dist', 'trainer.js')),
    node: nodePath || process.execPath,
    folder: workspace.workspaceFolders?.[0]?.uri.fsPath ?? context.extensionPath,
    keepTraining,
  };
}

/** Asks a trainer process of its own, since looking for devices loads native code. Throws a `UserError` in a folder that is not trusted. */
async function probeDevices({ keepTraining: _, ...where }: LaunchSettings, records: SessionRecords) {
  refuseUntrusted(workspace);
  const log = records.newLog('devices');
  const { child, transport } = launch({ ...where, control: newControlPath(), log });
  const trainer = new Trainer(child.pid ?? null, transport, log, child);
  try {
    await trainer.call.hello(TRAINER_PROTOCOL);
    return await trainer.call.backends();
  } finally {
    trainer.dispose();
  }
}
