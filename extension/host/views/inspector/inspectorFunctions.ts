import { commands, env } from 'vscode';
import type { InspectorHostContract } from '../../../shared/protocol/inspector';
import { linkQuery } from '../../inspection/runLink';
import { shownLabels } from '../../labelling/shownLabels';
import { withholdOutcomes } from '../../labelling/withholdOutcomes';
import { chooseEstimators } from './chooseEstimators';
import { inputNote } from './inputNote';
import type { InspectorServices } from './inspectorServices';
import type { RunDocument } from './runDocument';

/** What the page of an inspector may ask of its run and of the workbench, once it is ready. */
export function inspectorFunctions(
  document: RunDocument,
  { extension, policy, labelling, openDashboard }: InspectorServices,
): Omit<InspectorHostContract['functions'], 'ready'> {
  const { folder, run, lists, steps, advantages, labels } = document;
  const functions: Omit<InspectorHostContract['functions'], 'ready'> = {
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
    probabilities: (trajectoryId, step) => policy.probabilities(run, trajectoryId, step),
    labels: async (trajectoryId) => shownLabels(labels, trajectoryId),
    label: async (request) => void (await document.label(request)),
    note: (target) => inputNote(document, target),
    run: async (command) => void (await commands.executeCommand(`couplet.${command}`)),
    chooseEstimators: async (current) => {
      const { contents } = await run.current;
      return chooseEstimators(current, contents.manifest?.configuration);
    },
    link: async (place) => `${env.uriScheme}://${extension.extension.id}/run?${linkQuery({ folder, place })}`,
    copyText: async (text) => env.clipboard.writeText(text),
    openDashboard: () => openDashboard(folder),
  };
  return withholdOutcomes(functions, () => labelling.blind);
}
