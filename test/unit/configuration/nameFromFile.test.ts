import { expect, it } from 'vitest';
import { nameFromFile } from '../../../extension/engine/configuration/configuration';

it.each([
  ['examples/smoke.couplet.json', 'smoke'],
  ['C:\\agents\\lr 3e-4.couplet.json', 'lr-3e-4'],
  ['plain.json', 'plain'],
  ['kleiner-Käfer.v2.couplet.json', 'kleiner-Käfer.v2'],
  ['.couplet.json', null],
  ['-', null],
])('a configuration in %s gives its runs the name %s', (file, name) => {
  expect(nameFromFile(file)).toBe(name);
});
