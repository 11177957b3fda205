import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLastLine } from '../../../extension/store/lastLine';
import { temporaryFolder } from '../../helpers/temporaryFolder';

describe('readLastLine', () => {
  const long = { text: 'x'.repeat(200_000) };

  it.each([
    ['one line', '{"a":1}\n', { a: 1 }],
    ['the last of several', '{"a":1}\n{"a":2}\n', { a: 2 }],
    ['the last whole one where one is being written', '{"a":1}\n{"a":2}\n{"a":', { a: 2 }],
    ['one longer than what is read at once', `{"a":1}\n${JSON.stringify(long)}\n`, long],
    ['one behind a long one', `${JSON.stringify(long)}\n{"a":3}\n`, { a: 3 }],
    ['none', '', null],
    ['none that is whole', '{"a":', null],
  ])('reads %s', (_, content, expected) => {
    const file = path.join(temporaryFolder(), 'metrics.jsonl');
    writeFileSync(file, content);
    expect(readLastLine(file)).toEqual(expected);
  });

  it('gives null where there is no file', () => {
    expect(readLastLine(path.join(temporaryFolder(), 'none'))).toBeNull();
  });
});
