import type { Environment, Episode } from '../../../engine/environments/environment';
import type { Rng } from '../../../shared/util/rng';
import { breathe } from '../../breathe';
import { EpisodeError } from '../../environments/episodeError';
import type { AgentFormat } from '../../rollout/agentFormat';
import type { RolloutRequest, RolloutSettings } from '../../rollout/collectRollouts';
import { EpisodeRun, type Trajectory } from '../../rollout/episodeRun';

/** A policy without a model: uniform over the admissible actions, or the environment's expert. */
export type ScriptedPolicy = 'random' | 'expert';

/** An answer without tokens. */
const NO_TOKENS = { tokens: [], logProbs: [], entropy: [] };

/** Plays one episode; gives a sentence where the environment or the expert could not go on. */
export async function playEpisode(
  environment: Environment,
  { task, ids, rng }: RolloutRequest,
  policy: ScriptedPolicy,
  { prompt, maxSteps }: RolloutSettings,
): Promise<Trajectory | string> {
  let action = '';
  const format: AgentFormat = {
    actionPrompt: () => [],
    response: () => [],
    parse: () => action,
    judgePrompt: () => [],
  };
  let episode: Episode | undefined;
  try {
    episode = await environment.reset(task, rng.fork('environment'));
    const run = new EpisodeRun(episode, ids, format, prompt, maxSteps, rng);
    while (!run.done) {
      const { rng: stream } = run.next();
      const advice = await chooseAction(episode, policy, stream);
      if (advice === undefined) return 'The expert has no advice.';
      action = advice;
      await run.act(NO_TOKENS);
      await breathe();
    }
    return run.finish();
  } catch (error) {
    if (error instanceof EpisodeError) return error.message;
    throw error;
  } finally {
    await episode?.close?.();
  }
}

async function chooseAction(episode: Episode, policy: ScriptedPolicy, rng: Rng): Promise<string | undefined> {
  return policy === 'random' ? rng.choice(episode.observation.admissible) : episode.expert?.();
}
