import { type Label, type LabelTarget, targetKey } from '../../shared/model/label';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import { isGood, oracleVerdict } from '../labels/oracleLabel';
import { brokenRule, LABEL_RULES } from '../labels/rules';
import { trajectorySteps } from '../labels/trajectorySteps';

/** Something that can be asked about any recorded action, since it needs the rows of an iteration only. */
export interface RowRater {
  readonly id: string;
  /** What it says of each target, null where it says nothing. `rows` are all rows of an iteration, in order. [targets] */
  rate(rows: readonly RolloutRow[], targets: readonly LabelTarget[]): (Label | null)[];
}

/** The environment's oracle: good where an action brings the goal nearer or finds out something needed, else bad. */
export const ORACLE_RATER: RowRater = {
  id: 'oracle',
  rate(rows, targets) {
    const rowOf = rowIndex(rows);
    return targets.map((target) => {
      const index = rowOf(target);
      const verdict = index === null ? null : oracleVerdict(rows[index]!, target.action);
      return verdict === null ? null : isGood(verdict) ? 'good' : 'bad';
    });
  },
};

/** The rules that need no oracle: bad where an action breaks one, else good, as in training with labels by rules. */
export const RULES_RATER: RowRater = {
  id: 'rules',
  rate(rows, targets) {
    const rowOf = rowIndex(rows);
    return targets.map((target) => {
      const index = rowOf(target);
      if (index === null) return null;
      const { trajectoryId, step, action } = rows[index]!;
      const start = index - step;
      let end = index + 1;
      while (rows[end]?.trajectoryId === trajectoryId) end++;
      const steps = trajectorySteps(rows.slice(start, end));
      return brokenRule(LABEL_RULES, steps, step, target.action ?? action) === undefined ? 'good' : 'bad';
    });
  },
};

/**
 * The sign of an estimator's advantage: good above zero, bad below. Zero says nothing, and so does an estimator of actions that were
 * not taken. `estimate` gives the advantage of every row. [rows]
 */
export function advantageRater(
  estimator: string,
  estimate: (rows: readonly RolloutRow[]) => ArrayLike<number>,
): RowRater {
  return {
    id: `advantage:${estimator}`,
    rate(rows, targets) {
      const rowOf = rowIndex(rows);
      const advantage = estimate(rows);
      return targets.map((target) => {
        const index = target.action === null ? rowOf(target) : null;
        const sign = index === null ? 0 : Math.sign(advantage[index]!);
        return sign > 0 ? 'good' : sign < 0 ? 'bad' : null;
      });
    },
  };
}

/** Finds the row that a target speaks of. */
function rowIndex(rows: readonly RolloutRow[]): (target: LabelTarget) => number | null {
  const indices = new Map(rows.map((row, i) => [targetKey({ ...row, action: null }), i]));
  return (target) => indices.get(targetKey({ ...target, action: null })) ?? null;
}
