import { describe, expect, it } from 'vitest';
import { DR_GRPO } from '../../../extension/engine/advantages/drGrpo';
import { GAE } from '../../../extension/engine/advantages/gae';
import { GRPO } from '../../../extension/engine/advantages/grpo';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { UserError } from '../../../extension/shared/util/userError';

const GRPO_DEFAULTS = defaultsOf(GRPO.parameters);

describe('columns', () => {
  it('of unequal lengths are refused with both lengths', () => {
    const columns = { group: [0, 0], trajectory: [0, 1], reward: [1] };
    expect(() => GRPO.estimate(columns, GRPO_DEFAULTS)).toThrow(UserError);
    expect(() => GRPO.estimate(columns, GRPO_DEFAULTS)).toThrow(/'reward' has 1.*'group' has 2/);
  });

  it('that hold something else than a finite number are refused with the entry', () => {
    const columns = { trajectory: [0, 0], reward: [0, 1], value: [0.5, Number.POSITIVE_INFINITY] };
    expect(() => GAE.estimate(columns, defaultsOf(GAE.parameters))).toThrow(/'gae'.*'value'.*entry 1 is Infinity/);
    expect(() =>
      GAE.estimate({ ...columns, value: [1, 1], reward: [Number.NaN, 1] }, defaultsOf(GAE.parameters)),
    ).toThrow(/'gae'.*'reward'.*entry 0 is NaN/);
  });

  it('whose steps run backwards are refused with the rows', () => {
    const columns = { group: [0, 0, 0], trajectory: [7, 7, 8], step: [1, 0, 0], reward: [0, 0, 1] };
    expect(() => GRPO.estimate(columns, GRPO_DEFAULTS)).toThrow(
      /rows 0 and 1 of trajectory '7' have the steps 1 and 0/,
    );
  });

  it('may repeat trajectory ids in different groups', () => {
    const columns = { group: ['a', 'a', 'b', 'b'], trajectory: [0, 1, 0, 1], reward: [1, 0, 5, 3] };
    expect([...DR_GRPO.estimate(columns, { singleton: 'score' }).advantage]).toEqual([0.5, -0.5, 1, -1]);
  });

  it('keep the number 1 and the text 1 apart', () => {
    const columns = { group: [0, 0], trajectory: [1, '1'], reward: [1, 0] };
    expect([...DR_GRPO.estimate(columns, { singleton: 'score' }).advantage]).toEqual([0.5, -0.5]);
  });

  it('with a missing reward leave that trajectory out of its group', () => {
    const columns = { group: [0, 0, 0, 0], trajectory: [0, 1, 2, 2], reward: [4, 2, 9, Number.NaN] };
    const { advantage, terms } = DR_GRPO.estimate(columns, { singleton: 'score' });
    expect([...advantage]).toEqual([1, -1, 0, 0]);
    expect([...terms.baseline]).toEqual([3, 3, 3, 3]);
  });
});
