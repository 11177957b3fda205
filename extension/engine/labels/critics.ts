import type { LabelEvent, LabelTarget } from '../../shared/model/label';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import { byTrajectory } from './byTrajectory';
import { isGood, oracleVerdict } from './oracleLabel';
import { LABEL_RULES } from './rules';
import { trajectorySteps } from './trajectorySteps';

/** What a critic says of an action; the tags tell why. */
export type CriticLabel = Pick<LabelEvent, 'target' | 'tags'> & { readonly label: 'good' | 'bad' };

/** Labels actions by what is recorded of them, without a person. */
export interface Critic {
  readonly source: 'oracle' | 'rule';
  readonly by: string;
  readonly description: string;
  /** What it says of one action of a step; null for nothing. `steps` are the rows of the trajectory. */
  judge(steps: readonly RolloutRow[], target: LabelTarget): CriticLabel | null;
}

const ORACLE: Critic = {
  source: 'oracle',
  by: 'oracle',
  description:
    'good where the action brings the goal nearer or finds out something needed, else bad; the tag is the verdict',
  judge(steps, target) {
    const verdict = oracleVerdict(steps[target.step]!, target.action);
    return verdict === null ? null : { target, label: isGood(verdict) ? 'good' : 'bad', tags: [verdict] };
  },
};

const RULES: Critic = {
  source: 'rule',
  by: 'rules',
  description: 'bad where the action breaks rules, which are the tags; of others nothing is said',
  judge(steps, target) {
    const action = target.action ?? steps[target.step]!.action;
    const past = trajectorySteps(steps);
    const broken = LABEL_RULES.filter((rule) => rule.breaks(past, target.step, action)).map(({ id }) => id);
    return broken.length > 0 ? { target, label: 'bad', tags: broken } : null;
  },
};

export const CRITICS: readonly Critic[] = [ORACLE, RULES];

/** What a critic says of the actions in some rows: those taken, and with `alternatives` all that were admissible too. */
export function criticLabels(critic: Critic, rows: readonly RolloutRow[], alternatives: boolean): CriticLabel[] {
  return [...byTrajectory(rows).values()].flatMap((steps) =>
    steps.flatMap(({ trajectoryId, step, action, admissible }) => {
      const others = alternatives ? [...new Set(admissible)].filter((other) => other !== action) : [];
      const targets = [null, ...others].map((each) => ({ trajectoryId, step, action: each }));
      return targets.map((target) => critic.judge(steps, target)).filter((label) => label !== null);
    }),
  );
}
