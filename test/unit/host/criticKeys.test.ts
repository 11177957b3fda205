import { expect, it } from 'vitest';
import type { SecretStorage } from 'vscode';
import { forgetKey, keyFor, keyOrigins } from '../../../extension/host/critic/criticKeys';
import { answerInputs } from '../../helpers/vscode';

/** A secret storage in memory. */
function newSecrets(): SecretStorage {
  const all = new Map<string, string>();
  return {
    get: async (name: string) => all.get(name),
    store: async (name: string, value: string) => void all.set(name, value),
    delete: async (name: string) => void all.delete(name),
  } as unknown as SecretStorage;
}

const [ONE, OTHER] = ['https://one.example.org/v1', 'https://other.example.org/v1'].map((text) => new URL(text));

it('asks once for each address, and again for one that was forgotten', async () => {
  const secrets = newSecrets();
  const asked = answerInputs(['first', 'second', 'third']);
  const bearer = async (url: URL) => (await keyFor(secrets, url))?.headers.authorization;
  expect(await bearer(ONE)).toBe('Bearer first');
  expect(await bearer(ONE)).toBe('Bearer first');
  expect(await bearer(OTHER)).toBe('Bearer second');
  expect(asked).toHaveLength(2);
  expect(await keyOrigins(secrets)).toEqual([ONE.origin, OTHER.origin]);

  await forgetKey(secrets, ONE.origin);
  expect(await keyOrigins(secrets)).toEqual([OTHER.origin]);
  expect(await bearer(ONE)).toBe('Bearer third');
  expect(await bearer(OTHER)).toBe('Bearer second');
});

it('keeps nothing when nobody answers, or what cannot be a key', async () => {
  const secrets = newSecrets();
  answerInputs([undefined, 'two words', '']);
  expect(await keyFor(secrets, ONE)).toBeUndefined();
  await expect(keyFor(secrets, ONE)).rejects.toThrow('has characters that no key has');
  expect(await keyOrigins(secrets)).toEqual([]);
  expect((await keyFor(secrets, ONE))?.headers).toEqual({});
  expect((await keyFor(secrets, ONE))?.headers).toEqual({});
});
