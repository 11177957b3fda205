import { type Label, targetKey } from '../../extension/shared/model/label';
import type { InspectorHostContract } from '../../extension/shared/protocol/inspector';
import type { Connection } from '../../extension/shared/rpc/connection';
import type { InspectorModel } from './model/inspectorModel';
import { stepKey } from './model/labels/labellingModel';
import { ownAndOthers } from './model/labels/ownAndOthers';

/**
 * Labels what is chosen, or clears its label, in one request. A note stays with the action that it was written to. Where it is wished, the host
 * then goes on in the queue, unless the user has gone elsewhere meanwhile; after an alternative, it waits for others to be labelled.
 */
export async function giveLabel(
  model: InspectorModel,
  host: Connection<InspectorHostContract>['call'],
  label: Label | null,
): Promise<void> {
  const { place, labelling } = model;
  const targets = labelling.targets(place);
  if (targets.length === 0 || model.outline.answer.value.value?.trajectoryId !== place.trajectoryId)
    throw new Error('There is no step to label. Choose one, and wait until it is shown.');
  const [{ trajectoryId, step, action }] = targets;
  const alone = targets.length === 1;
  const { own } = ownAndOthers(alone ? (labelling.book.shown.value.get(targetKey(targets[0])) ?? []) : []);
  const kept = label === null ? null : own;
  const { author, blind, autoAdvance } = model.snapshot.value!.labelling;
  model.announcement.set(`${label ?? 'No label'}: ${alone ? `step ${step}` : `${targets.length} steps`}`);
  await labelling.book.give(
    {
      targets,
      label,
      note: kept?.note ?? null,
      tags: kept?.tags ?? [],
      leadSeconds: alone ? labelling.leadTime.secondsOf(stepKey(trajectoryId, step)) : null,
    },
    { by: author, blind },
  );
  const stayed = model.place.trajectoryId === trajectoryId && (model.place.step ?? 0) === step;
  if (autoAdvance && alone && action === null && label !== null && stayed) await host.run('nextInLabelQueue');
}
