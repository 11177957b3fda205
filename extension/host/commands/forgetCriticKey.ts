import { window } from 'vscode';
import { UserError } from '../../shared/util/userError';
import { forgetKey, keyOrigins } from '../critic/criticKeys';
import type { CommandHandler } from './services';

/** Forgets the key of an endpoint. */
export const forgetCriticKey: CommandHandler = async ({ context: { secrets } }) => {
  const origins = await keyOrigins(secrets);
  if (origins.length === 0) throw new UserError('No key of a language model is kept here.');
  const origin = await window.showQuickPick(origins, { title: 'Forget the key for which address?' });
  if (!origin) return;
  await forgetKey(secrets, origin);
  void window.showInformationMessage(`The key for ${origin} is forgotten.`);
};
