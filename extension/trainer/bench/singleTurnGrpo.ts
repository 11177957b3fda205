import type { Configuration } from '../../engine/configuration/configuration';
import type { FoldedRow } from '../algorithms/foldRows';
import type { Response } from '../policy/generation/generationSession';
import type { Generator } from '../policy/generation/generator';
import { groupAdvantages, signedAdvantage } from './groupAdvantages';
import type { PolicyTrainer } from './policyTrainer';
import type { Stopwatch } from './stopwatch';
import { randomPrompts, type SyntheticPolicy } from './syntheticPolicy';
import type { Repetition } from './workload';

/** How much a step samples. */
export interface SingleTurnSize {
  readonly prompts: number;
  readonly group: number;
  readonly promptTokens: readonly [shortest: number, longest: number];
  readonly newTokens: number;
}

/** What takes part in a step. */
export interface SingleTurnParts {
  readonly synthetic: SyntheticPolicy;
  readonly generator: Generator;
  readonly trainer: PolicyTrainer;
  readonly configuration: Configuration;
}

/**
 * One GRPO step on made-up tasks: `group` completions of each random prompt, reward the share of even tokens, one update. Timed
 * are `generation` and `training`.
 */
export async function singleTurnGrpo(
  { synthetic, generator, trainer, configuration }: SingleTurnParts,
  size: SingleTurnSize,
  stopwatch: Stopwatch,
  index: number,
): Promise<Repetition> {
  const { policy, rng } = synthetic;
  const stream = rng.fork('step', index);
  const prompts = randomPrompts(stream, size.prompts, size.promptTokens, policy.config.vocabulary);
  const requests = prompts
    .flatMap((prompt) => Array.from({ length: size.group }, () => prompt))
    .map((prompt, sequence) => ({ sequence, prompt, rng: stream.fork('completion', sequence) }));

  const responses = await stopwatch.time('generation', () => {
    const session = generator.open();
    const { temperature, topP } = configuration.rollout;
    const drawn = session.generate(requests, { temperature, topP, maxNewTokens: size.newTokens });
    session.close();
    return drawn;
  });

  await stopwatch.time('training', () => {
    const advantages = groupAdvantages(configuration, responses.map(shareOfEven), size.group);
    const rows = responses.map(
      ({ tokens, logProbs }, i): FoldedRow => ({
        prompt: requests[i]!.prompt,
        response: tokens,
        prefixKey: String(Math.floor(i / size.group)),
        oldLogProbs: logProbs,
        ...signedAdvantage(advantages[i]!),
      }),
    );
    trainer.update(rows);
  });

  const newTokens = responses.reduce((n, { tokens }) => n + tokens.length, 0);
  return { counts: { newTokens, tokens: newTokens + requests.reduce((n, { prompt }) => n + prompt.length, 0) } };
}

/** A reward that differs within a group and needs no model. */
function shareOfEven({ tokens }: Response): number {
  return tokens.filter((token) => token % 2 === 0).length / tokens.length;
}
