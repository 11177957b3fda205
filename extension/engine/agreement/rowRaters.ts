import { type Label, type LabelTarget, targetKey } from '../../shared/model/label';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { EstimatorChoice } from '../advantages/compare/estimatorChoice';
import { signsOf } from '../advantages/compare/signsOf';
import { stepColumns } from '../advantages/stepColumns';
import { byTrajectory } from '../labels/byTrajectory';
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
    const trajectories = byTrajectory(rows);
    return targets.map(({ trajectoryId, step, action }) => {
      const steps = trajectories.get(trajectoryId);
      if (!steps?.[step]) return null;
      const broken = brokenRule(LABEL_RULES, trajectorySteps(steps), step, action ?? steps[step].action);
      return broken === undefined ? 'good' : 'bad';
    });
  },
};

/**
 * The sign of an estimator's advantage: good above zero, bad below. Zero says nothing, and so does an estimator of actions that were
 * not taken.
 */
export function advantageRater({ id, estimator, parameters }: EstimatorChoice): RowRater {
  return {
    id: `advantage:${id}`,
    rate(rows, targets) {
      const rowOf = rowIndex(rows);
      const signs = signsOf(estimator.estimate(stepColumns(rows), parameters));
      return targets.map((target) => {
        const index = target.action === null ? rowOf(target) : null;
        const sign = index === null ? 0 : signs[index]!;
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
