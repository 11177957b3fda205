import type { LabelTarget } from '../../../shared/model/label';
import { byTrajectory } from '../byTrajectory';
import type { CurrentLabel } from '../currentLabels';
import { isGood } from '../oracleLabel';
import { flagSteps, LABEL_RULES } from '../rules';
import { trajectorySteps } from '../trajectorySteps';
import type { Opinion, QueueStep } from './queueStrategy';

/**
 * What is said of the action taken at each step: by people, by models, by the oracle, and by the rules that it breaks, in this order. What
 * oracle and rules say is computed from the steps, so labels that are stored in their name do not count. Trajectories are whole. [steps]
 */
export function opinionsOf(steps: readonly QueueStep[], labels: readonly CurrentLabel[]): (readonly Opinion[])[] {
  const said = new Map<string, Opinion[]>();
  for (const source of ['human', 'model'] as const)
    for (const { target, by, label, source: from } of labels)
      if (from === source && target.action === null) {
        const name = keyOf(target);
        said.set(name, [...(said.get(name) ?? []), { source, who: by.replace(/\s*<[^<>]*>$/, ''), label }]);
      }
  const broken = brokenRules(steps);
  return steps.map((step) => [...(said.get(keyOf(step)) ?? []), ...oracleOpinion(step), ...(broken.get(step) ?? [])]);
}

function oracleOpinion({ verdict }: QueueStep): readonly Opinion[] {
  if (verdict === null) return [];
  return [{ source: 'oracle', who: 'the oracle', label: isGood(verdict) ? 'good' : 'bad' }];
}

function brokenRules(steps: readonly QueueStep[]): ReadonlyMap<QueueStep, readonly Opinion[]> {
  const opinions = new Map<QueueStep, Opinion[]>();
  for (const rows of byTrajectory(steps).values()) {
    const past = trajectorySteps(rows);
    const flags = LABEL_RULES.map((rule) => ({ id: rule.id, broken: flagSteps(rule, past) }));
    for (const [i, row] of rows.entries()) {
      const ids = flags.filter(({ broken }) => broken[i]).map(({ id }) => id);
      if (ids.length > 0) opinions.set(row, [{ source: 'rule', who: `the rule ${ids.join(', ')}`, label: 'bad' }]);
    }
  }
  return opinions;
}

const keyOf = ({ trajectoryId, step }: Pick<LabelTarget, 'trajectoryId' | 'step'>): string => `${trajectoryId} ${step}`;
