import type {
  Opinion,
  QueueEstimate,
  QueueFacts,
  QueueStep,
} from '../../../../extension/engine/labels/queue/queueStrategy';
import { Rng } from '../../../../extension/shared/util/rng';
import { rolloutRow } from '../../../helpers/rolloutRow';

/** A step of a trajectory of its own, so that nothing but what is given tells it from others. */
export const queueStep = (index: number, facts: Partial<QueueStep> = {}): QueueStep =>
  rolloutRow({ trajectoryId: `000001/g0/t${index}`, state: `s${index}`, ...facts });

/** What strategies are asked about, with nothing known but what is given. */
export function queueFacts(steps: readonly QueueStep[], facts: Partial<QueueFacts> = {}): QueueFacts {
  return {
    steps,
    estimates: [],
    opinions: steps.map(() => []),
    labelled: new Uint8Array(steps.length),
    rng: Rng.from('queue'),
    ...facts,
  };
}

/** An estimator with these advantages. */
export function queueEstimate(name: string, ...advantage: readonly number[]): QueueEstimate {
  const total = advantage.reduce((sum, value) => sum + Math.abs(value), 0);
  return {
    name,
    advantage: Float64Array.from(advantage),
    sign: Int8Array.from(advantage, Math.sign),
    share: Float64Array.from(advantage, (value) => Math.abs(value) / total),
  };
}

export const opinion = (source: Opinion['source'], label: Opinion['label'], who = `the ${source}`): Opinion => ({
  source,
  who,
  label,
});
