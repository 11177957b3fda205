import { env } from 'vscode';
import type { InspectorHostContract } from '../../../shared/protocol/inspector';
import { linkQuery } from '../../inspection/runLink';
import { chooseEstimators } from './chooseEstimators';
import type { InspectorServices } from './inspectorServices';
import type { RunDocument } from './runDocument';

/** What the page of an inspector may ask of its run and of the workbench, once it is ready. */
export function inspectorFunctions(
  { folder, run, lists, steps, advantages }: RunDocument,
  { extension, policy, openDashboard }: InspectorServices,
): Omit<InspectorHostContract['functions'], 'ready'> {
  return {
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
    chooseEstimators: async (current) => {
      const { contents } = await run.current;
      return chooseEstimators(current, contents.manifest?.configuration);
    },
    link: async (place) => `${env.uriScheme}://${extension.extension.id}/run?${linkQuery({ folder, place })}`,
    copyText: async (text) => env.clipboard.writeText(text),
    openDashboard: () => openDashboard(folder),
  };
}
