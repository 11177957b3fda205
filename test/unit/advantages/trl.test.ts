import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GRPO } from '../../../extension/engine/advantages/grpo';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { expectClose } from './expectClose';

interface TrlCase {
  readonly name: string;
  readonly num_generations: number;
  /** One list per reward function, null where it does not apply. [functions][samples] */
  readonly rewards_per_func: readonly (readonly (number | null)[])[];
  readonly reward_weights: readonly number[] | null;
  readonly params: { readonly scale_rewards?: 'group' | 'batch' | 'none' };
  readonly advantages: readonly number[];
}

const { cases } = JSON.parse(readFileSync(new URL('../../fixtures/trl/advantages.json', import.meta.url), 'utf8')) as {
  cases: TrlCase[];
};

const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  normalize_then_sum: 'GDPO normalises several reward functions one by one; a step here has one reward',
};

/** TRL adds up the reward functions that apply, weighted; a sample to which none applies has no reward. */
function totalReward({ rewards_per_func, reward_weights }: TrlCase): number[] {
  return rewards_per_func[0].map((_, sample) => {
    const parts = rewards_per_func.map((rewards, f) => ({ reward: rewards[sample], weight: reward_weights?.[f] ?? 1 }));
    const known = parts.flatMap(({ reward, weight }) => (reward === null ? [] : [weight * reward]));
    return known.length === 0 ? Number.NaN : known.reduce((a, b) => a + b);
  });
}

describe('TRL golden advantages', () => {
  it('have every excused case', () => {
    expect(cases.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(WITHOUT_COUNTERPART)));
  });

  it.each(cases.filter(({ name }) => !(name in WITHOUT_COUNTERPART)))('$name', (golden) => {
    const reward = totalReward(golden);
    const { advantage } = GRPO.estimate(
      {
        group: reward.map((_, i) => Math.floor(i / golden.num_generations)),
        trajectory: reward.map((_, i) => i),
        reward,
      },
      { ...defaultsOf(GRPO.parameters), scaling: golden.params.scale_rewards ?? 'group', epsilon: 1e-4 },
    );
    expectClose(advantage, golden.advantages);
  });
});
