import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OTHER_ENVIRONMENTS } from '../../../extension/host/commands/installEnvironment';
import { EXAMPLES } from '../../../extension/host/commands/newConfiguration';
import { INSTALLABLE_ENVIRONMENTS } from '../../../extension/trainer/environments/install';

it('New Configuration offers every example', () => {
  const files = readdirSync(new URL('../../../examples/', import.meta.url));
  expect(EXAMPLES.map(({ name }) => `${name}.couplet.json`).sort()).toEqual(files.sort());
});

it('Install Environment offers every environment that can be installed', () => {
  expect(OTHER_ENVIRONMENTS.map(({ label }) => label).sort()).toEqual([...INSTALLABLE_ENVIRONMENTS].sort());
});
