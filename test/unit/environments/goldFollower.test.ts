import { describe, expect, it } from 'vitest';
import { nextGoldAction } from '../../../extension/trainer/environments/goldFollower';

const PATH = ['north', 'look', 'take coin'];
const next = (...taken: [action: string, state: string][]) =>
  nextGoldAction(
    PATH,
    'hall',
    taken.map(([action, state]) => ({ action, state })),
  );

describe('nextGoldAction', () => {
  it('follows the path to its end', () => {
    expect(next()).toBe('north');
    expect(next(['north', 'attic'])).toBe('look');
    expect(next(['north', 'attic'], ['look', 'attic'])).toBe('take coin');
    expect(next(['north', 'attic'], ['look', 'attic'], ['take coin', 'rich'])).toBeUndefined();
  });

  it('forgives steps that change nothing', () => {
    expect(next(['inventory', 'hall'], ['inventory', 'hall'])).toBe('north');
  });

  it('is silent on a detour and goes on when it has come back', () => {
    expect(next(['south', 'cellar'])).toBeUndefined();
    expect(next(['south', 'cellar'], ['down', 'vault'])).toBeUndefined();
    expect(next(['south', 'cellar'], ['north', 'hall'])).toBe('north');
    expect(next(['south', 'cellar'], ['north', 'hall'], ['north', 'attic'])).toBe('look');
  });
});
