import { UserError } from '../../../shared/util/userError';
import { checkpointOf, latestCheckpoint } from '../../../store/checkpoints';
import { resolveRun } from '../../../store/runNames';
import { runPaths } from '../../../store/runPaths';
import { selectBackend } from '../../compute/backends/selectBackend';
import { loadPolicy } from '../../policy/loadPolicy';
import { formatOf } from '../../rollout/formatOf';
import { responseLogProbs } from './responseLogProbs';
import { storedStep } from './storedStep';

/** What is scored: a step of a run, by one of its checkpoints or the newest. */
export interface ScoredStep {
  readonly run: string;
  readonly runs: string;
  readonly trajectory: string;
  readonly step: number;
  readonly checkpoint: number | undefined;
}

/** What `couplet score` prints; docs/cli.md promises its shape. */
export interface ActionScores {
  readonly run: string;
  readonly trajectory: string;
  readonly step: number;
  /** The iteration of the checkpoint. */
  readonly checkpoint: number;
  readonly actions: readonly {
    readonly action: string;
    readonly probability: number;
    readonly logProb: number;
    readonly taken: boolean;
  }[];
}

/** Scores the admissible actions of a step, and the one taken. Throws a `UserError` where the step or the checkpoint is not there. */
export async function scoreActions(
  { run, runs, trajectory, step, checkpoint }: ScoredStep,
  backend: string | undefined,
): Promise<ActionScores> {
  const folder = resolveRun(run, runs);
  const { checkpoints } = runPaths(folder);
  const found = checkpoint === undefined ? latestCheckpoint(checkpoints) : checkpointOf(checkpoints, checkpoint);
  if (!found) throw new UserError(`The run ${folder} has no complete checkpoint, so there is no policy to ask.`);
  const { admissible, action: taken, promptTokens } = await storedStep(folder, trajectory, step);
  const actions = admissible.includes(taken) ? admissible : [...admissible, taken];
  await selectBackend(backend);
  const loaded = loadPolicy(found.folder);
  try {
    const format = formatOf(loaded);
    const logProbs = responseLogProbs(
      loaded.policy,
      promptTokens,
      actions.map((action) => format.response(action)),
    );
    const scores = actions.map((action, i) => ({
      action,
      probability: Math.exp(logProbs[i]),
      logProb: logProbs[i],
      taken: action === taken,
    }));
    return { run: folder, trajectory, step, checkpoint: found.facts.iteration, actions: scores };
  } finally {
    loaded.policy.dispose();
  }
}
