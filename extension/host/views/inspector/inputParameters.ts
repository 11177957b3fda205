import { window } from 'vscode';
import { readChoice } from '../../../engine/advantages/compare/readChoice';
import { defaultsOf } from '../../../engine/configuration/parameters';
import type { InspectorEstimator } from '../../../shared/protocol/inspector';
import { UserError } from '../../../shared/util/userError';

/** Asks for the parameters of an estimator as the command line takes them, and gives its id with them; null when nothing was set. */
export async function inputParameters({ id }: InspectorEstimator): Promise<string | null> {
  const [name, ...rest] = id.split(':');
  const { estimator } = readChoice(name);
  const known = Object.entries(defaultsOf(estimator.parameters)).map(([key, value]) => `${key}=${value}`);
  const idWith = (settings: string) => (settings.trim() === '' ? name : `${name}:${settings.trim()}`);
  const settings = await window.showInputBox({
    title: `Parameters of ${estimator.label}`,
    value: rest.join(':'),
    prompt: known.length > 0 ? `Defaults: ${known.join(', ')}` : 'It has no parameters.',
    placeHolder: 'name=value,name=value; empty for the defaults',
    validateInput: (text) => problemOf(idWith(text)),
  });
  return settings === undefined ? null : readChoice(idWith(settings)).id;
}

function problemOf(id: string): string | null {
  try {
    readChoice(id);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
