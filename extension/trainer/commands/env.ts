import type { ParameterTable, ValuesOf } from '../../engine/configuration/parameters';
import { readParameters } from '../../engine/configuration/readParameters';
import type { EnvironmentDefinition } from '../../engine/environments/environment';
import { closestName } from '../../shared/util/closestName';
import { UserError } from '../../shared/util/userError';
import { ENVIRONMENTS } from '../environments/table';
import { plural } from '../terminal/format';
import { textTable, wrapText } from '../terminal/textTable';
import { type CommandContext, type CommandResult, command } from './command';
import { EXIT } from './exitCodes';

const ACTIONS = ['list', 'install', 'check'] as const;

/** `couplet env`: which environments there are, putting one in place, and trying one. */
export const ENV = command({
  id: 'env',
  summary: 'List environments, install one that other people made, or check that one keeps its promises.',
  details: [
    '"install" puts a package into the data folder of the user, once for all projects, and says what it takes. "check" plays some tasks of each split: same seed, same trajectory; restoring a snapshot and going on; whether the expert and the oracle reach the goal; steps a second. It fails where a promise is broken.',
  ],
  operands: {
    ACTION: { description: 'list, install or check.' },
    NAME: { description: 'The environment; needed by install and check.', optional: true },
  },
  options: {
    tasks: {
      kind: 'number',
      integer: true,
      minimum: 1,
      value: 'N',
      description: 'check: tasks of each split; 5 unless given.',
    },
    set: { kind: 'list', value: 'NAME=VALUE', description: 'check: set a parameter of the environment.' },
  },
  examples: ['env list', 'env install textworld-express', 'env check household --tasks 20'],
  async run({ operands, options }, context) {
    const action = ACTIONS.find((name) => name === operands.ACTION);
    switch (action) {
      case 'list':
        return listEnvironments();
      case 'install':
        return install(find(operands.NAME, action), context);
      case 'check': {
        const definition = find(operands.NAME, action);
        const parameters = readParameters(definition.parameters, options.set, `environment ${definition.id}`);
        return check(definition, parameters, options.tasks ?? 5);
      }
      default:
        throw new UserError(unknown(operands.ACTION, ACTIONS, 'couplet env has no action'), { usage: true });
    }
  },
});

async function listEnvironments(): Promise<CommandResult> {
  const environments = await Promise.all(
    ENVIRONMENTS.map(async ({ id, label, description, probe }) => ({ id, label, description, ...(await probe()) })),
  );
  const text = environments.map(({ id, ok, description, reason }) =>
    [`${id}: ${ok ? `works here (${reason})` : reason}`, ...wrapText(description, 96).map((line) => `  ${line}`)].join(
      '\n',
    ),
  );
  return { document: { environments }, text: text.join('\n\n') };
}

async function install({ id }: EnvironmentDefinition, { terminal }: CommandContext): Promise<CommandResult> {
  const { INSTALLABLE_ENVIRONMENTS, installEnvironment, summarizeInstallation } = await import(
    '../environments/install'
  );
  if (!INSTALLABLE_ENVIRONMENTS.includes(id)) {
    const text = `${id} is built in: there is nothing to install.`;
    return { document: { id, installed: false }, text };
  }
  const installed = await installEnvironment(id, (line) => terminal.write(`${line}\n`));
  return { document: { ...installed, installed: true }, text: summarizeInstallation(installed) };
}

async function check(
  definition: EnvironmentDefinition,
  parameters: ValuesOf<ParameterTable>,
  tasks: number,
): Promise<CommandResult> {
  const { checkEnvironment } = await import('./env/checkEnvironment');
  const checks = await checkEnvironment(definition, parameters, tasks);
  const ok = checks.every((entry) => entry.ok);
  const rows = checks.map((entry) => [entry.ok ? 'ok' : 'FAILED', entry.name, entry.detail]);
  const broken = checks.filter((entry) => !entry.ok).length;
  return {
    document: { environment: definition.id, ok, checks },
    text: `${textTable(rows)}\n${ok ? `${definition.id} keeps its promises.` : `${definition.id}: ${plural(broken, 'check')} failed.`}`,
    exitCode: ok ? EXIT.done : EXIT.failed,
  };
}

function find(name: string | undefined, action: string): EnvironmentDefinition {
  if (name === undefined)
    throw new UserError(`couplet env ${action} needs the name of an environment; "couplet env list" shows them.`, {
      usage: true,
    });
  const found = ENVIRONMENTS.find(({ id }) => id === name);
  if (found) return found;
  const ids = ENVIRONMENTS.map(({ id }) => id);
  throw new UserError(unknown(name, ids, 'There is no environment'), { usage: true });
}

function unknown(name: string, names: readonly string[], what: string): string {
  const near = closestName(name, names);
  return `${what} "${name}"; ${near ? `did you mean ${near}?` : `there are ${names.join(', ')}.`}`;
}
