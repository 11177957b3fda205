import { type Label, type LabelTarget, targetKey } from '../../shared/model/label';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { RatedTarget, Rating } from './agreementReport';
import type { RecordedRater } from './recordedRaters';
import type { RowRater } from './rowRaters';

/**
 * What raters say of actions, recorded raters first. The actions are those that at least one of the recorded raters labelled; where only
 * others are asked, all that were taken. `iterations` gives all rows of each iteration in question.
 */
export async function collectRatings(
  recorded: readonly RecordedRater[],
  others: readonly RowRater[],
  iterations: AsyncIterable<readonly RolloutRow[]>,
): Promise<RatedTarget[]> {
  const targets = new Map<string, LabelTarget>();
  for (const { labels } of recorded) for (const [key, { target }] of labels) targets.set(key, target);
  const said = others.map(() => new Map<string, Label | null>());
  if (others.length > 0)
    for await (const rows of iterations) {
      const trajectories = new Set(rows.map(({ trajectoryId }) => trajectoryId));
      const asked =
        recorded.length > 0
          ? [...targets.values()].filter(({ trajectoryId }) => trajectories.has(trajectoryId))
          : rows.map(({ trajectoryId, step }) => ({ trajectoryId, step, action: null }));
      for (const target of asked) targets.set(targetKey(target), target);
      for (const [i, rater] of others.entries())
        for (const [j, label] of rater.rate(rows, asked).entries()) said[i]!.set(targetKey(asked[j]!), label);
    }
  return [...targets].map(([key, target]) => ({
    target,
    ratings: [...recorded.map(({ labels }) => labels.get(key) ?? null), ...said.map((of) => computed(of.get(key)))],
  }));
}

const computed = (label: Label | null | undefined): Rating | null => (label ? { label, blind: null } : null);
