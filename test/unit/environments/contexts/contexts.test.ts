import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../../extension/engine/configuration/parameters';
import { Contexts } from '../../../../extension/engine/environments/contexts/contexts';
import { wordCosine } from '../../../../extension/engine/environments/contexts/contextWords';
import {
  CONTEXTS_PARAMETERS,
  type ContextsParameters,
} from '../../../../extension/engine/environments/contexts/parameters';
import { Rng } from '../../../../extension/shared/util/rng';
import { UserError } from '../../../../extension/shared/util/userError';

const make = (overrides: Partial<ContextsParameters> = {}): Contexts =>
  new Contexts({ ...defaultsOf(CONTEXTS_PARAMETERS), ...overrides }, Rng.from('contexts test'));
const textOf = (contexts: Contexts, index: number): string =>
  contexts.reset(contexts.task('L0', index)).observation.text;

describe('prompt similarity', () => {
  it.each([0, 0.3, 0.5, 0.9, 0.95, 0.975])('is exactly %f between any two contexts', (similarity) => {
    const contexts = make({ similarity });
    expect(contexts.similarity).toBe(similarity);
    const texts = Array.from({ length: contexts.taskCount('L0') }, (_, index) => textOf(contexts, index));
    for (const [i, first] of texts.entries())
      for (const second of texts.slice(i + 1)) expect(wordCosine(first, second)).toBeCloseTo(similarity, 12);
  });

  it('says which value it could meet, and never makes two contexts equal', () => {
    expect(make({ similarity: 0.97 }).similarity).toBe(39 / 40);
    expect(make({ similarity: 0.97, words: 100 }).similarity).toBe(0.97);
    expect(make({ similarity: 0.999 }).similarity).toBe(39 / 40);
  });

  it('keeps all texts of one length', () => {
    for (const similarity of [0, 0.5, 0.97]) expect(textOf(make({ similarity }), 0).split(' ')).toHaveLength(40);
  });
});

describe('splits', () => {
  it('shows the same words in another order in L1, and among other words in L2', () => {
    const contexts = make();
    const words = (split: 'L0' | 'L1' | 'L2') => contexts.reset(contexts.task(split, 3)).observation.text.split(' ');
    expect(words('L1')).not.toEqual(words('L0'));
    expect(words('L1').sort()).toEqual(words('L0').sort());
    expect(words('L2').filter((word) => words('L0').includes(word))).toHaveLength(4);
    expect(contexts.task('L2', 7)).toMatchObject({ category: 'bad-moved', variation: 7 });
  });

  it('refuses a task recorded with more contexts', () => {
    const task = make({ goodContexts: 9 }).task('L0', 10);
    expect(() => make().reset(task)).toThrow(/does not exist with 8 contexts/);
  });
});

describe('actions', () => {
  it('values actions by their success probability and calls the best ones good', () => {
    const contexts = make();
    const [good, bad] = [0, 6].map((index) => contexts.reset(contexts.task('L0', index)));
    expect(good!.oracle()).toEqual({ values: [1, 0.1, 0.1, 0.1], verdicts: ['good', 'flawed', 'flawed', 'flawed'] });
    expect(bad!.oracle()).toEqual({ values: [0.6, 1, 0.9, 0.9], verdicts: ['flawed', 'good', 'flawed', 'flawed'] });
    expect([good!.expert(), bad!.expert()]).toEqual(['press button 1', 'press button 2']);
  });

  it('pays 1 as often as the table says, from the stream of the episode', () => {
    const contexts = make();
    const task = contexts.task('L0', 6);
    const rewardOf = (seed: number) => contexts.reset(task, Rng.from('luck', seed)).step('press button 1').reward;
    const rewards = Array.from({ length: 4000 }, (_, seed) => rewardOf(seed));
    const mean = rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
    expect(Math.abs(mean - 0.6)).toBeLessThan(4 * Math.sqrt((0.6 * 0.4) / rewards.length));
    expect(rewardOf(17)).toBe(rewards[17]);
  });

  it('can pay the probability itself, with success still sampled', () => {
    const contexts = make({ reward: 'expected' });
    const results = Array.from({ length: 50 }, () => contexts.reset(contexts.task('L0', 6)).step('press button 1'));
    expect(new Set(results.map(({ reward }) => reward))).toEqual(new Set([0.6]));
    expect(new Set(results.map(({ success }) => success)).size).toBe(2);
  });

  it('keeps the context in sight after an invalid action, and ends with a valid one', () => {
    const contexts = make();
    const episode = contexts.reset(contexts.task('L0', 0));
    const context = episode.observation.text;
    expect(episode.step('press button 9')).toMatchObject({ terminated: false, reward: 0 });
    expect(episode.observation.text).toBe(`nothing happens . ${context}`);
    expect(episode.step('press button 1')).toMatchObject({ terminated: true, reward: 1, success: true });
    expect(() => episode.step('press button 1')).toThrow('has ended');
  });

  it('shows lemma 3.1: the mean advantage of a flawed action is (1 - 1/G) q r (q - 1)', () => {
    const contexts = make({ goodContexts: 1, badContexts: 0, goodSuccess: '0.8 0.5' });
    const [group, q, risk, groups] = [8, 0.5, 0.3, 5000];
    const rng = Rng.from('lemma');
    let sum = 0;
    for (let index = 0; index < groups; index++) {
      const flawed = Array.from({ length: group }, () => rng.uniform() < q);
      const rewards = flawed.map((isFlawed) => {
        const episode = contexts.reset(contexts.task('L0', 0));
        return episode.step(isFlawed ? 'press button 2' : 'press button 1').reward;
      });
      const baseline = rewards.reduce((total, reward) => total + reward, 0) / group;
      rewards.forEach((reward, member) => {
        if (flawed[member]) sum += reward - baseline;
      });
    }
    const mean = sum / (groups * group);
    const standardError = 0.5 / Math.sqrt(groups * group);
    expect(mean).toBeLessThan(0);
    expect(Math.abs(mean - (1 - 1 / group) * q * risk * (q - 1))).toBeLessThan(3 * standardError);
  });
});

describe('success tables', () => {
  it('gives each context its own row where there are as many rows', () => {
    const contexts = make({ badSuccess: '0.6 1 0.9 0.9; 0.2, 1, 0, 0' });
    expect(contexts.reset(contexts.task('L0', 7)).oracle().values).toEqual([0.2, 1, 0, 0]);
  });

  it.each<[string, Partial<ContextsParameters>, RegExp]>([
    ['a number above 1', { goodSuccess: '1 2 0 0' }, /"2" in `goodSuccess` is no probability/],
    ['a word', { badSuccess: '1 high 0 0' }, /"high" in `badSuccess` is no probability/],
    ['rows of different lengths', { goodSuccess: '1 0' }, /same number of actions/],
    ['a single action', { goodSuccess: '1', badSuccess: '1' }, /at least 2/],
    ['too few rows', { goodSuccess: '1 0 0 0; 1 0 0 0' }, /2 rows for 6 good contexts/],
    ['no contexts', { goodContexts: 0, badContexts: 0 }, /are both 0/],
  ])('refuses %s', (_, overrides, message) => {
    expect(() => make(overrides)).toThrow(UserError);
    expect(() => make(overrides)).toThrow(message);
  });
});
