import { expect, it } from 'vitest';
import { isAuthor } from '../../../extension/engine/labels/isAuthor';

it('knows an author by the name, the address or both', () => {
  const ada = 'Ada Lovelace <ada@example.org>';
  for (const text of [ada, 'Ada Lovelace', 'ada lovelace', 'ADA@example.org']) expect(isAuthor(ada, text)).toBe(true);
  for (const text of ['Ada', 'Lovelace', '', 'example.org']) expect(isAuthor(ada, text)).toBe(false);
  expect(isAuthor('ada', 'Ada')).toBe(true);
  expect(isAuthor('Zo\u00eb', 'Zoe\u0308')).toBe(true);
});
