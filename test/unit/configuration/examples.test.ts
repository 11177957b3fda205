import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../extension/engine/configuration/problem';
import { readConfiguration } from '../../../extension/engine/configuration/readConfiguration';
import { CONFIGURATION_TABLES } from '../../../extension/trainer/configurationTables';

const FOLDER = new URL('../../../examples/', import.meta.url);
const EXAMPLES = readdirSync(FOLDER).filter((name) => name.endsWith('.couplet.json'));

it('has the examples that the documentation names', () => {
  for (const name of ['household', 'household-gcd', 'household-labels', 'smoke', 'textworld-express'])
    expect(EXAMPLES).toContain(`${name}.couplet.json`);
});

describe.each(EXAMPLES)('%s', (name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  const { problems } = readConfiguration(text, CONFIGURATION_TABLES);

  it('has no problems', () => {
    expect(problems.map((problem) => formatProblem(problem, name))).toEqual([]);
  });

  it('has a schema that the editor finds beside it', () => {
    expect(text).toContain('"$schema": "../media/couplet.schema.json"');
  });
});
