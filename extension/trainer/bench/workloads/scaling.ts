import { Generator } from '../../policy/generation/generator';
import { textTable } from '../../terminal/textTable';
import { PolicyTrainer } from '../policyTrainer';
import { type SingleTurnSize, singleTurnGrpo } from '../singleTurnGrpo';
import { Stopwatch } from '../stopwatch';
import { summarizeValues } from '../summary';
import { createSyntheticPolicy } from '../syntheticPolicy';
import { VOCABULARY } from '../tinyModel';
import type { MeasuredRepetition, Workload } from '../workload';
import { P1_PROMPT_TOKENS, P1_SETTINGS } from './p1';

/** Multiples of P1; the first is P1 itself. */
const SIZES = [
  { name: '1x', batch: 1, length: 1 },
  { name: 'batch 2x', batch: 2, length: 1 },
  { name: 'batch 4x', batch: 4, length: 1 },
  { name: 'length 2x', batch: 1, length: 2 },
  { name: 'length 4x', batch: 1, length: 4 },
] as const;

/** P1 at growing sizes, one after the other in each repetition, so that a busy minute spoils all of them alike. */
export const SCALING: Workload = {
  id: 'scaling',
  label: 'P1 at 1x, 2x and 4x the prompts, and at 1x, 2x and 4x the length of prompts and completions',
  settings: P1_SETTINGS,
  steps: 3,
  warmUp: 2,
  automatic: true,
  rates: [],
  async prepare({ configuration }) {
    const synthetic = await createSyntheticPolicy(configuration, VOCABULARY, []);
    const generator = new Generator(synthetic.policy, configuration.compute);
    const trainer = new PolicyTrainer(synthetic.policy, configuration);
    const { tasks, group, maxNewTokens } = configuration.rollout;
    const sizeOf = (batch: number, length: number): SingleTurnSize => ({
      prompts: tasks * batch,
      group,
      promptTokens: [P1_PROMPT_TOKENS[0] * length, P1_PROMPT_TOKENS[1] * length],
      newTokens: maxNewTokens * length,
    });
    return {
      compute: synthetic.compute,
      facts: { parameters: synthetic.policy.parameters },
      repeat: async (stopwatch, index) => {
        const counts: Record<string, number> = {};
        for (const { name, batch, length } of SIZES) {
          const parts = new Stopwatch();
          const step = await stopwatch.time(name, () =>
            singleTurnGrpo({ synthetic, generator, trainer, configuration }, sizeOf(batch, length), parts, index),
          );
          for (const [part, seconds] of Object.entries(parts.seconds)) stopwatch.add(`${name} ${part}`, seconds);
          counts[name] = step.counts!.tokens!;
        }
        return { counts };
      },
      conclude: (repetitions) => {
        const rows = growth(repetitions);
        return { document: rows, text: growthText(rows) };
      },
      close: () => {
        trainer.dispose();
        generator.dispose();
        synthetic.policy.dispose();
      },
    };
  },
};

/** How time grows beside the number of tokens, both as multiples of P1's. */
interface Growth {
  readonly size: string;
  readonly tokens: number;
  readonly seconds: number;
  readonly tokensRatio: number;
  readonly secondsRatio: number;
  /** The same with processor time, which a busy machine distorts less. */
  readonly cpuRatio: number;
}

function growth(repetitions: readonly MeasuredRepetition[]): Growth[] {
  const median = (of: (repetition: MeasuredRepetition) => number) => summarizeValues(repetitions.map(of)).median;
  const base = SIZES[0].name;
  return SIZES.map(({ name }) => ({
    size: name,
    tokens: median(({ counts }) => counts[name]!),
    seconds: median(({ seconds }) => seconds[name]!),
    tokensRatio: median(({ counts }) => counts[name]! / counts[base]!),
    secondsRatio: median(({ seconds }) => seconds[name]! / seconds[base]!),
    cpuRatio: median(({ cpuSeconds }) => cpuSeconds[name]! / cpuSeconds[base]!),
  }));
}

function growthText(rows: readonly Growth[]): string {
  return textTable([
    ['size', 'tokens', 'time', 'tokens grow', 'time grows', 'processor time grows'],
    ...rows.map(({ size, tokens, seconds, tokensRatio, secondsRatio, cpuRatio }) => [
      size,
      tokens.toFixed(0),
      `${seconds.toFixed(2)} s`,
      ...[tokensRatio, secondsRatio, cpuRatio].map((ratio) => `${ratio.toFixed(2)} x`),
    ]),
  ]);
}
