import { isGood } from '../../engine/labels/oracleLabel';
import { brokenRule, LABEL_RULES } from '../../engine/labels/rules';
import { trajectorySteps } from '../../engine/labels/trajectorySteps';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { Rng } from '../../shared/util/rng';
import type { AgentFormat } from '../rollout/agentFormat';
import type { Trajectory } from '../rollout/episodeRun';
import { type JudgementRow, judgementRow } from './classificationTerm';

/** Somebody's judgement of an action in a recorded state; the action need not be the one that was taken. */
export interface ActionLabel {
  readonly row: RolloutRow;
  readonly action: string;
  readonly good: boolean;
}

/** Who says which actions are good. Labels that people give enter through the same interface. */
export interface LabelSource {
  readonly id: string;
  labels(trajectory: Trajectory): readonly ActionLabel[];
}

/** The environment's own labels of all admissible actions of every visited state; none where it has no oracle. */
export const ORACLE_LABELS: LabelSource = {
  id: 'oracle',
  labels: ({ rows }) =>
    rows.flatMap((row) =>
      (row.oracleVerdicts ?? []).map((verdict, i) => ({ row, action: row.admissible[i]!, good: isGood(verdict) })),
    ),
};

const RULES: LabelSource = {
  id: 'rules',
  labels: ({ rows }) => {
    const steps = trajectorySteps(rows);
    return rows.flatMap((row, index) =>
      [...new Set([...row.admissible, row.action])].map((action) => ({
        row,
        action,
        good: brokenRule(LABEL_RULES, steps, index, action) === undefined,
      })),
    );
  },
};

/** The sources that a configuration may name. */
export const LABEL_SOURCES: readonly LabelSource[] = [ORACLE_LABELS, RULES];

/** All labels of some trajectories; where sources speak of the same action in the same state, the earlier source wins. */
export function collectLabels(trajectories: readonly Trajectory[], sources: readonly LabelSource[]): ActionLabel[] {
  const labels = new Map<string, ActionLabel>();
  for (const source of sources)
    for (const trajectory of trajectories)
      for (const label of source.labels(trajectory)) {
        const key = `${label.row.promptTokens.join(' ')}|${label.action}`;
        if (!labels.has(key)) labels.set(key, label);
      }
  return [...labels.values()];
}

/**
 * Balanced classification rows. One half are pairs of one state, one good and one bad action, the one taken where it fits: labels of
 * taken actions alone can teach the context instead of the action. The other half are twins, one action that is good in one
 * state of a task and bad in another. With `control` 'random' each label is drawn by a coin.
 */
export function sampleJudgements(
  labels: readonly ActionLabel[],
  format: AgentFormat,
  samples: number,
  control: 'none' | 'random',
  rng: Rng,
): JudgementRow[] {
  const pairs = Math.ceil(samples / 2);
  const twins = pairsWithin(labels, (l) => `${l.row.taskId}|${l.action}`, rng).slice(0, Math.floor(pairs / 2));
  const states = pairsWithin(labels, (l) => l.row.promptTokens.join(' '), rng).slice(0, pairs - twins.length);
  return [...states, ...twins].flat().map(({ row, action, good }) => {
    const told = control === 'random' ? rng.uniform() < 0.5 : good;
    return judgementRow(format, row.prompt, action, told, row.taskId);
  });
}

/** One good and one bad label of every key that has both, keys in random order; taken actions first. */
function pairsWithin(labels: readonly ActionLabel[], keyOf: (label: ActionLabel) => string, rng: Rng): ActionLabel[][] {
  const groups = new Map<string, { good: ActionLabel[]; bad: ActionLabel[] }>();
  for (const label of labels) {
    const key = keyOf(label);
    const group = groups.get(key) ?? { good: [], bad: [] };
    group[label.good ? 'good' : 'bad'].push(label);
    groups.set(key, group);
  }
  const pick = (side: readonly ActionLabel[]) => {
    const taken = side.filter(({ row, action }) => row.action === action);
    return rng.choice(taken.length > 0 ? taken : side);
  };
  const both = [...groups.values()].filter(({ good, bad }) => good.length > 0 && bad.length > 0);
  return rng.shuffle(both).map(({ good, bad }) => [pick(good), pick(bad)]);
}
