import { expect, it } from 'vitest';
import { type Migration, migrationsFrom } from '../../../extension/store/migrate';

const MIGRATIONS: readonly Migration[] = [
  (value) => ({ ...value, schema: 2, seed: 0 }),
  ({ seed, ...value }) => ({ ...value, schema: 3, seeds: [seed] }),
];
const migrate = (value: Record<string, unknown>) =>
  migrationsFrom(value.schema, MIGRATIONS, 'f').reduce((current, step) => step(current), value);

it('takes every older schema to the newest', () => {
  expect(migrate({ schema: 1 })).toEqual({ schema: 3, seeds: [0] });
  expect(migrate({ schema: 2, seed: 5 })).toEqual({ schema: 3, seeds: [5] });
  expect(migrate({ schema: 3, seeds: [1, 2] })).toEqual({ schema: 3, seeds: [1, 2] });
});

it('refuses newer schemas and what is none', () => {
  expect(() => migrate({ schema: 4 })).toThrow(
    'f was written by a newer version of Couplet (schema 4; this one knows up to 3)',
  );
  for (const schema of [undefined, '1', 0, 1.5, Number.NaN])
    expect(() => migrate({ schema })).toThrow('f has no schema number');
});
