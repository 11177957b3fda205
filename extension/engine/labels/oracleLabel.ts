import type { Verdict } from '../../shared/model/environmentFacts';
import type { LabelTarget } from '../../shared/model/label';
import type { RolloutRow } from '../../shared/model/rolloutRow';

/** Whether a verdict counts as good: it brings the goal nearer or finds out something needed. */
export function isGood(verdict: Verdict): boolean {
  return verdict === 'good' || verdict === 'explore';
}

/** What the oracle said of an action of a step; null where the environment has none, or does not admit the action. */
export function oracleVerdict(row: RolloutRow, action: LabelTarget['action']): Verdict | null {
  return action === null ? row.verdict : (row.oracleVerdicts?.[row.admissible.indexOf(action)] ?? null);
}
