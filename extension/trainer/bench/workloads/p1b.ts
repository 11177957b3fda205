import type { Configuration } from '../../../engine/configuration/configuration';
import type { Rng } from '../../../shared/util/rng';
import { Generator } from '../../policy/generation/generator';
import { groupAdvantages, signedAdvantage } from '../groupAdvantages';
import { PolicyTrainer } from '../policyTrainer';
import { RingWalk } from '../ringWalk';
import { createSyntheticPolicy, randomPrompts } from '../syntheticPolicy';
import { TINY_MODEL, VOCABULARY } from '../tinyModel';
import { type TranscriptRow, transcriptInput } from '../transcriptInput';
import type { Workload } from '../workload';

const PROMPT_TOKENS = [60, 68] as const;
const EOS = 3;

/** P1b of the peers' timings: conversations that only grow, each trained as one row. */
export const P1B: Workload = {
  id: 'p1b',
  label: 'GRPO step: 64 episodes of up to 6 turns, 8 new and 12 observed tokens a turn',
  settings: {
    policy: TINY_MODEL,
    rollout: { tasks: 8, group: 8, maxSteps: 6, maxNewTokens: 8 },
    algorithm: { id: 'grpo', learningRate: 1e-4, microBatchTokens: 16384 },
  },
  steps: 10,
  warmUp: 4,
  automatic: true,
  rates: [
    { name: 'newTokens', count: 'newTokens', part: 'step' },
    { name: 'generatedTokens', count: 'newTokens', part: 'generation' },
  ],
  async prepare({ configuration }) {
    const { compute, policy, rng } = await createSyntheticPolicy(configuration, VOCABULARY, [EOS]);
    const generator = new Generator(policy, configuration.compute);
    const trainer = new PolicyTrainer(policy, configuration);
    const { tasks, group } = configuration.rollout;
    return {
      compute,
      facts: { parameters: policy.parameters, episodes: tasks * group },
      repeat: async (stopwatch, index) => {
        const episodes = await stopwatch.time('generation', () =>
          playEpisodes(generator, configuration, rng.fork('step', index)),
        );
        await stopwatch.time('training', () => {
          const rewards = episodes.map(({ walk }) => (walk.reached ? 1 : 0));
          const advantages = groupAdvantages(configuration, rewards, group);
          trainer.update(
            episodes.map((episode, i) => toRow(episode, Math.floor(i / group), advantages[i]!)),
            transcriptInput,
          );
        });
        return { counts: countTokens(episodes) };
      },
      close: () => {
        trainer.dispose();
        generator.dispose();
        policy.dispose();
      },
    };
  },
};

interface Episode {
  readonly walk: RingWalk;
  readonly rng: Rng;
  readonly prompt: readonly number[];
  /** Responses and observations behind the prompt. */
  readonly tokens: number[];
  /** Places in `tokens` of the tokens that the policy drew. */
  readonly drawn: number[];
  readonly logProbs: number[];
}

/** All episodes turn by turn; keys and values stay cached between the turns. */
function playEpisodes(generator: Generator, { rollout }: Configuration, rng: Rng): readonly Episode[] {
  const episodes = randomPrompts(rng, rollout.tasks, PROMPT_TOKENS, VOCABULARY)
    .flatMap((prompt) => Array.from({ length: rollout.group }, () => prompt))
    .map((prompt, i): Episode => {
      const stream = rng.fork('episode', i);
      const walk = new RingWalk(stream.fork('environment'), VOCABULARY);
      return { walk, rng: stream, prompt, tokens: [], drawn: [], logProbs: [] };
    });
  const session = generator.open();
  for (let turn = 0; turn < rollout.maxSteps; turn++) {
    const live = episodes.filter(({ walk }) => !walk.reached);
    const requests = live.map((episode) => ({
      sequence: episodes.indexOf(episode),
      prompt: [...episode.prompt, ...episode.tokens],
      rng: episode.rng.fork(turn),
    }));
    session.generate(requests, rollout).forEach(({ tokens, logProbs }, i) => {
      const episode = live[i]!;
      episode.drawn.push(...tokens.map((_, t) => episode.tokens.length + t));
      episode.tokens.push(...tokens);
      episode.logProbs.push(...logProbs);
      const observation = episode.walk.step(tokens);
      if (!episode.walk.reached && turn + 1 < rollout.maxSteps) episode.tokens.push(...observation);
    });
  }
  session.close();
  return episodes;
}

function toRow({ prompt, tokens, drawn, logProbs }: Episode, task: number, advantage: number): TranscriptRow {
  return {
    prompt,
    response: tokens,
    prefixKey: String(task),
    oldLogProbs: logProbs,
    drawn,
    ...signedAdvantage(advantage),
  };
}

function countTokens(episodes: readonly Episode[]) {
  const sum = (of: (episode: Episode) => number) => episodes.reduce((n, episode) => n + of(episode), 0);
  return {
    newTokens: sum(({ drawn }) => drawn.length),
    tokens: sum(({ prompt, tokens }) => prompt.length + tokens.length),
  };
}
