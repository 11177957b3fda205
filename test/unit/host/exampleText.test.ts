import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exampleText } from '../../../extension/host/configurations/exampleText';

const FOLDER = new URL('../../../examples/', import.meta.url);

it.each(readdirSync(FOLDER))('leaves no path in %s that leads out of the folder that it is copied to', (name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  expect(text).toContain('"../');
  expect(exampleText(text)).not.toContain('"../');
});

it('names runs beside the file', () => {
  expect(exampleText('{ "runs": ["../runs/a-001"] }')).toBe('{ "runs": ["runs/a-001"] }');
});
