import type { Label } from '../../../shared/model/label';
import { byScore } from './byScore';
import { bucketsOf, minHash, type Signature, similarity } from './minHash';
import type { Opinion, QueueFacts, QueueStep, QueueStrategy } from './queueStrategy';

/** Good and bad steps each that are kept in a bucket: more would look the same, and this bounds the work to some hundred comparisons a step. */
const MOST_IN_BUCKET = 8;

/** Steps that are less alike are not called similar. */
const LEAST_SIMILARITY = 0.5;

/** The opposite labels whose gradients would meet. */
const SIDES = ['good', 'bad'] as const satisfies readonly Label[];
type Side = (typeof SIDES)[number];

/** A step with a label, by its place. */
interface Neighbour {
  readonly index: number;
  readonly similarity: number;
}

/** Steps that look like one that is called good and like one that is called bad: there gradients of opposite sign meet. */
export const OPPOSITE_LABELS: QueueStrategy = {
  id: 'opposite-labels',
  label: 'Similar States, Opposite Labels',
  description:
    'Steps that look like one that is called good and like another one that is called bad, by the words that they share',
  among: 'iteration',
  estimators: 'none',
  reveals: true,
  order(facts) {
    const { steps, labelled } = facts;
    const known = new LabelledSteps(facts);
    const entries = steps.flatMap((_, index) => {
      if (labelled[index] === 1) return [];
      const [good, bad] = SIDES.map((side) => known.nearest(index, side));
      if (!good || !bad) return [];
      const score = Math.min(good.similarity, bad.similarity);
      return [{ index, score, reason: words(facts, index, good, bad) }];
    });
    return byScore(entries);
  },
};

/** Finds the labelled step that looks the most like another one. */
class LabelledSteps {
  private readonly signatures: readonly Signature[];
  private readonly sides: readonly (Side | null)[];
  private readonly buckets = new Map<string, Record<Side, number[]>>();

  constructor(private readonly facts: QueueFacts) {
    const made = new Map<string, Signature>();
    this.signatures = facts.steps.map((step) => {
      const text = textOf(step);
      const signature = made.get(text) ?? minHash(text);
      made.set(text, signature);
      return signature;
    });
    this.sides = facts.opinions.map(sideOf);
    for (const [index, side] of this.sides.entries()) if (side) this.add(index, side);
  }

  /** The step itself, where it is labelled so; undefined where nothing is similar. */
  nearest(index: number, side: Side): Neighbour | undefined {
    if (this.sides[index] === side) return { index, similarity: 1 };
    let best: Neighbour | undefined;
    for (const bucket of bucketsOf(this.signatures[index]))
      for (const other of this.buckets.get(bucket)?.[side] ?? []) {
        const found = similarity(this.signatures[index], this.signatures[other]);
        if (found >= LEAST_SIMILARITY && found > (best?.similarity ?? 0) && this.compares(index, other))
          best = { index: other, similarity: found };
      }
    return best;
  }

  private add(index: number, side: Side): void {
    for (const name of bucketsOf(this.signatures[index])) {
      const bucket = this.buckets.get(name) ?? { good: [], bad: [] };
      this.buckets.set(name, bucket);
      if (bucket[side].length < MOST_IN_BUCKET) bucket[side].push(index);
    }
  }

  /** Different actions in the very same state may well have opposite labels. */
  private compares(a: number, b: number): boolean {
    const [first, second] = [this.facts.steps[a], this.facts.steps[b]];
    const sameState = first.taskId === second.taskId && first.state === second.state;
    return !sameState || first.action === second.action;
  }
}

/** What two steps are compared by; the goal, the state in words, and the action. */
const textOf = ({ goal, observation, carried, action }: QueueStep): string =>
  [goal, observation, carried ?? '', action].join('\n');

/** The first who takes a side counts: people stand before models, and models before critics. */
function sideOf(opinions: readonly Opinion[]): Side | null {
  return opinions.map(({ label }) => label).find((label) => label !== 'unsure') ?? null;
}

function words({ steps }: QueueFacts, index: number, good: Neighbour, bad: Neighbour): string {
  const named = (other: Neighbour, side: Side) => {
    if (other.index === index) return `It is called ${side}`;
    const { trajectoryId, step } = steps[other.index];
    return `${Math.round(100 * other.similarity)} % like ${trajectoryId} step ${step}, which is called ${side}`;
  };
  const [first, second] =
    bad.index === index ? [named(bad, 'bad'), named(good, 'good')] : [named(good, 'good'), named(bad, 'bad')];
  return `${first}; ${second}.`;
}
