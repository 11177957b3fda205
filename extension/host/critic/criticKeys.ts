import { type SecretStorage, window } from 'vscode';
import { AccessKey } from '../../critic/endpoint/accessKey';

/** Where the addresses are listed that have a key: secrets themselves cannot be. */
const ORIGINS = 'critic-key-origins';
const secretOf = (origin: string): string => `critic-key ${origin}`;

/**
 * The key for an address, which a person is asked for once; undefined when nobody answered. Each address has its own, so that a setting
 * of a workspace cannot send it elsewhere.
 */
export async function keyFor(secrets: SecretStorage, { origin }: URL): Promise<AccessKey | undefined> {
  const known = await secrets.get(secretOf(origin));
  if (known !== undefined) return new AccessKey(known, `The key for ${origin}`);
  const given = await window.showInputBox({
    title: `Key for ${origin}`,
    prompt: 'It is kept in the secret storage of VS Code. Leave it empty if none is needed.',
    password: true,
    ignoreFocusOut: true,
  });
  if (given === undefined) return undefined;
  const key = new AccessKey(given, `The key for ${origin}`);
  await secrets.store(secretOf(origin), given);
  const origins = await keyOrigins(secrets);
  await secrets.store(ORIGINS, JSON.stringify([...new Set([...origins, origin])]));
  return key;
}

/** The addresses that have a key. */
export async function keyOrigins(secrets: SecretStorage): Promise<readonly string[]> {
  return JSON.parse((await secrets.get(ORIGINS)) ?? '[]') as string[];
}

/** Forgets the key for an address; it is asked for again when it is needed. */
export async function forgetKey(secrets: SecretStorage, origin: string): Promise<void> {
  const others = (await keyOrigins(secrets)).filter((each) => each !== origin);
  await secrets.delete(secretOf(origin));
  await secrets.store(ORIGINS, JSON.stringify(others));
}
