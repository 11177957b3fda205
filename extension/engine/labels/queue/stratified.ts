import type { QueueFacts, QueueStrategy } from './queueStrategy';

/** Steps of all splits alike, and within a split of all its tasks, at random; what has been labelled so far counts. */
export const STRATIFIED: QueueStrategy = {
  id: 'stratified',
  label: 'Splits and Tasks in Turn',
  description: 'Splits in turn, and tasks within a split; those with the fewest labels first',
  among: 'run',
  estimators: 'none',
  reveals: false,
  order(facts) {
    const { steps, labelled, rng } = facts;
    const shuffled = rng.shuffle(steps.map((_, index) => index));
    const taskOf = (index: number) => `${steps[index].split} ${steps[index].taskId}`;
    const byTask = dealOut(shuffled, taskOf, facts);
    const counts = countBy(
      steps.flatMap((_, index) => (labelled[index] === 1 ? [index] : [])),
      taskOf,
    );
    return dealOut(byTask, (index) => steps[index].split, facts).map((index) => {
      const { split, taskId } = steps[index];
      return { index, reason: `${split}, ${taskId}: ${labels(counts.get(taskOf(index)) ?? 0)} so far.` };
    });
  },
};

/** Items one stratum after the other, as if those that were labelled before had been dealt first. Strata come in the order of the items. */
function dealOut(items: readonly number[], stratumOf: (index: number) => string, { labelled }: QueueFacts): number[] {
  const dealt = countBy(
    items.filter((index) => labelled[index] === 1),
    stratumOf,
  );
  const turns = items.map((index) => {
    if (labelled[index] === 1) return { index, turn: 0 };
    const stratum = stratumOf(index);
    const turn = (dealt.get(stratum) ?? 0) + 1;
    dealt.set(stratum, turn);
    return { index, turn };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ index }) => index);
}

function countBy(indices: Iterable<number>, keyOf: (index: number) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const index of indices) counts.set(keyOf(index), (counts.get(keyOf(index)) ?? 0) + 1);
  return counts;
}

const labels = (count: number): string => `${count === 0 ? 'no' : count} ${count === 1 ? 'label' : 'labels'}`;
