import { expect, it } from 'vitest';
import { householdTexts } from '../../../../extension/engine/environments/household/vocabulary';
import { parametersWith, worldOf } from './worlds';

it.each([{}, { receptacles: 30, distractors: 24, spareObjects: 4 }])('names every numbered entity: %j', (overrides) => {
  const texts = [...householdTexts(parametersWith(overrides))].join(' ');
  const named = new Set(texts.match(/[a-z]+ \d+/g));
  for (const family of ['place', 'clean-two', 'light'])
    for (let seed = 0; seed < 200; seed++) {
      const { receptacles, objects } = worldOf(family, seed, overrides);
      for (const entity of [...receptacles, ...objects]) expect(named.has(entity), entity).toBe(true);
    }
});
