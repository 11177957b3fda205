import type { Labelling } from '../../shared/protocol/inspector';
import type { LabellingSettings } from './labellingSettings';
import type { RunLabels } from './runLabels';

/** How labelling stands in a run. */
export function labellingOf(labels: RunLabels, { blind, autoAdvance, strategy }: LabellingSettings): Labelling {
  const people = labels.current.filter(({ source }) => source === 'human');
  return {
    author: labels.author.by,
    blind,
    autoAdvance,
    strategy: strategy.label,
    revision: labels.revision,
    own: people.filter((label) => labels.isOwn(label)).length,
    people: people.length,
  };
}
