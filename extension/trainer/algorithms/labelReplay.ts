import type { LabelsConfiguration } from '../../engine/configuration/sections/labels';
import { drawActions } from '../../engine/labels/classification/drawActions';
import type { LabelledAction } from '../../shared/model/classification';
import type { Rng } from '../../shared/util/rng';
import type { AgentFormat } from '../rollout/agentFormat';
import type { LabelSource } from './actionLabels';
import { type JudgementRow, judgementRow } from './classificationTerm';
import type { Questions } from './questions';

/** The labels of earlier runs that a policy learns from: the same data set in every step, from which some are drawn. */
export class LabelReplay implements Questions {
  /** They are drawn as the configuration says. */
  readonly balanced = false;

  constructor(
    private readonly actions: readonly LabelledAction[],
    private readonly settings: Pick<LabelsConfiguration, 'samples' | 'balance'>,
    private readonly format: AgentFormat,
  ) {}

  /** With `control` 'random' each answer is drawn by a coin. */
  draw(rng: Rng, control: 'none' | 'random' = 'none'): JudgementRow[] {
    const { samples, balance } = this.settings;
    return drawActions(this.actions, samples, balance, rng).map(({ state, action, good }) => {
      const told = control === 'random' ? rng.uniform() < 0.5 : good;
      return judgementRow(this.format, state, action, told, state);
    });
  }

  /** What they say of actions in states of new rollouts that read the same as those that were labelled. */
  asSource(): LabelSource {
    const byState = new Map<string, LabelledAction[]>();
    for (const action of this.actions) {
      const known = byState.get(action.state);
      if (known) known.push(action);
      else byState.set(action.state, [action]);
    }
    return {
      id: 'labels',
      labels: ({ rows }) =>
        rows.flatMap((row) => (byState.get(row.prompt) ?? []).map(({ action, good }) => ({ row, action, good }))),
    };
  }
}
