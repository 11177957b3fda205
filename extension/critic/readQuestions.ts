import { byTrajectory } from '../engine/labels/byTrajectory';
import { currentLabels } from '../engine/labels/currentLabels';
import { chooseActions } from '../engine/labels/modelCritic/chooseActions';
import { chooseSteps } from '../engine/labels/modelCritic/chooseSteps';
import { requestText } from '../engine/labels/modelCritic/criticRequest';
import { fillTemplate } from '../engine/labels/modelCritic/promptTemplate';
import { type LabelTarget, targetKey } from '../shared/model/label';
import { LabelReader } from '../store/labels/labelReader';
import type { RunReader } from '../store/runReader';
import type { CriticPlan } from './criticPlan';
import { sha256 } from './sha256';

/** A prompt about an action, and the key of its answer. */
export interface CriticQuestion {
  readonly target: LabelTarget;
  readonly prompt: string;
  readonly key: string;
}

/** All that a plan asks about a run, in the order of its rollouts; reads an iteration at a time. */
export async function* readQuestions(run: RunReader, plan: CriticPlan): AsyncGenerator<CriticQuestion> {
  const people = plan.actions === 'labelled' ? labelledByPeople(run) : null;
  const labelled = new Set(people?.map(targetKey));
  const recorded = new Set(run.iterations());
  const lines = run.trajectories().filter(({ iteration }) => recorded.has(iteration));
  const chosen = chooseSteps(lines, plan.steps, people);
  const iterations = new Set(
    lines.filter(({ trajectoryId }) => chosen.has(trajectoryId)).map(({ iteration }) => iteration),
  );
  for (const iteration of iterations)
    for (const [trajectoryId, steps] of byTrajectory(await run.rollouts(iteration)))
      for (const row of steps.filter(({ step }) => chosen.get(trajectoryId)?.has(step)))
        for (const target of chooseActions(row, plan.actions, labelled)) {
          const prompt = fillTemplate(plan.template, { steps, target });
          yield { target, prompt, key: sha256(requestText(plan.model, prompt, plan.parameters)) };
        }
}

function labelledByPeople({ paths }: RunReader): LabelTarget[] {
  const labels = currentLabels(new LabelReader(paths).read().lines);
  return labels.filter(({ source }) => source === 'human').map(({ target }) => target);
}
