import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { TEXTWORLD_EXPRESS_PARAMETERS } from '../../../extension/trainer/environments/textWorldExpress/parameters';
import {
  distinctSeeds,
  EVALUATION_TASKS,
  plainSeeds,
} from '../../../extension/trainer/environments/textWorldExpress/seeds';
import { keyOf, settingOf } from '../../../extension/trainer/environments/textWorldExpress/settings';
import type { Walk } from '../../../extension/trainer/environments/textWorldExpress/walk';

/** A walk that shows the house of a number. */
const walkOf = (house: number): Walk => ({
  goal: '',
  views: [{ text: '', actions: new Map(), state: `house ${house}`, score: 0, outcome: 'running' }],
});

describe('seeds of the splits', () => {
  it('begin where the package begins its own', () => {
    const { L0, L1, L2 } = plainSeeds(3);
    expect(L0).toEqual([0, 1, 2]);
    expect([L1[0], L2[0], L1.length, L2.length]).toEqual([10_000, 20_000, EVALUATION_TASKS, EVALUATION_TASKS]);
  });

  it('leave out games that were there before', async () => {
    const { L0, L1 } = await distinctSeeds(100, async (seed) =>
      walkOf(seed % 1000 < 2 ? 7 : seed < 10_000 ? seed : seed - 9_900),
    );
    expect(L0).toHaveLength(100);
    expect(L0.slice(0, 3)).toEqual([0, 2, 3]);
    expect(L1).toHaveLength(EVALUATION_TASKS);
    expect(L1[0]).toBe(10_002);
  });

  it('are fewer where there are few games', async () => {
    const { L0, L1 } = await distinctSeeds(20, async (seed) => walkOf(seed % 30));
    expect(L0).toHaveLength(20);
    expect(L1.map((seed) => seed % 30).sort((a, b) => a - b)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
  });
});

describe('settings of the splits', () => {
  const defaults = defaultsOf(TEXTWORLD_EXPRESS_PARAMETERS);

  it('enlarge the house of Coin Collector, whose folds are alike, in L2', () => {
    expect(settingOf(defaults, 'L0')).toEqual({
      game: 'coin',
      properties: 'numLocations=6,numDistractorItems=0,includeDoors=0,limitInventorySize=0',
      fold: 'train',
    });
    expect(settingOf(defaults, 'L1')).toEqual(settingOf(defaults, 'L0'));
    expect(settingOf(defaults, 'L2')).toMatchObject({
      fold: 'train',
      properties: expect.stringContaining('numLocations=11'),
    });
  });

  it('take the test fold elsewhere', () => {
    const twc = { ...defaults, game: 'twc' } as const;
    expect(settingOf(twc, 'L1').fold).toBe('train');
    expect(settingOf(twc, 'L2')).toEqual({ ...settingOf(twc, 'L0'), fold: 'test' });
  });

  it('let written properties win over the others', () => {
    const { properties } = settingOf({ ...defaults, properties: 'includeDoors=1, limitInventorySize=1' }, 'L0');
    expect(properties).toBe('numLocations=6,numDistractorItems=0,includeDoors=1,limitInventorySize=1');
  });

  it('give file names', () => {
    expect(keyOf({ game: 'coin', properties: 'a=1,b=/../2', fold: 'train' })).toBe('coin train a=1,b=_.._2');
  });
});
