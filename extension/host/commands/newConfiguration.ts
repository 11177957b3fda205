import { Uri, window, workspace } from 'vscode';
import { UserError } from '../../shared/util/userError';
import { exampleText } from '../configurations/exampleText';
import { uriExists } from '../uriExists';
import type { CommandHandler } from './services';

/** The examples that come with the extension, and what each is for. */
export const EXAMPLES: readonly { readonly name: string; readonly label: string; readonly detail: string }[] = [
  {
    name: 'smoke',
    label: 'Smoke test',
    detail: 'A tiny household agent in less than a minute: does everything work here?',
  },
  {
    name: 'household',
    label: 'Household',
    detail: 'GRPO on the built-in text household, some ten minutes on two cores.',
  },
  {
    name: 'household-gcd',
    label: 'Household with GCD',
    detail: 'The same, with an actor that also learns to tell good actions from bad ones.',
  },
  {
    name: 'household-labels',
    label: 'Household with labels',
    detail: 'From the labels that people gave to the actions of an earlier run.',
  },
  {
    name: 'textworld-express',
    label: 'TextWorldExpress',
    detail: 'Coin Collector, an environment that other people made; needs Java.',
  },
];

/** Writes a configuration that begins as one of the examples, and opens it. */
export const newConfiguration: CommandHandler = async ({ context }) => {
  const example = await window.showQuickPick(EXAMPLES, { title: 'Begin with which example?', matchOnDetail: true });
  if (!example) return;
  const file = `${example.name}.couplet.json`;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const text = exampleText(
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'examples', file))),
  );
  if (!folder) {
    await window.showTextDocument(await workspace.openTextDocument({ language: 'jsonc', content: text }));
    return;
  }
  const name = await window.showInputBox({
    title: 'Name of the configuration',
    value: file,
    valueSelection: [0, example.name.length],
    validateInput: (value) => (value.endsWith('.couplet.json') ? null : 'The name must end with .couplet.json.'),
  });
  if (!name) return;
  const target = Uri.joinPath(folder, name);
  if (await uriExists(target)) throw new UserError(`${name} exists already. Choose another name, or open it.`);
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await window.showTextDocument(target);
};
