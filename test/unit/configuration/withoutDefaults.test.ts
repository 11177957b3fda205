import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../extension/engine/configuration/readConfiguration';
import { withoutDefaults } from '../../../extension/engine/configuration/withoutDefaults';
import { FAKE_TABLES } from './fakeTables';

const brief = (input: object) => withoutDefaults(readConfiguration(input, FAKE_TABLES).configuration, FAKE_TABLES);

describe('withoutDefaults', () => {
  it.each([
    {},
    { seed: 3, name: 'mine' },
    { algorithm: { id: 'gcd', lambda: 2, labelSources: [] }, labels: { runs: ['a', 'b'] } },
    { environment: { id: 'corridor' }, evaluation: { splits: ['L1'] } },
    { environment: { id: 'household', receptacles: 9 }, policy: { source: 'models/a' } },
  ])('gives back what a person wrote: %j', (input) => {
    expect(brief(input)).toEqual(input);
  });

  it('leaves out what was written down though it is the default', () => {
    expect(brief({ seed: 0, environment: { id: 'household', receptacles: 8 } })).toEqual({});
  });

  it('keeps all of a variant that the tables do not know', () => {
    const environment = { id: 'elsewhere', rooms: 3 };
    expect(withoutDefaults({ environment }, FAKE_TABLES)).toEqual({ environment });
  });
});
