import fs from 'node:fs';
import { DEFAULT_TEMPLATE } from '../../critic/readTemplateFile';
import { CRITICS } from '../../engine/labels/critics';
import { UserError } from '../../shared/util/userError';
import { errorCode, explainFileError } from '../../store/fileErrors';
import { resolveRun } from '../../store/runNames';
import { RunReader } from '../../store/runReader';
import { command } from './command';
import { RUNS_OPTION, runsFolder } from './commonOptions';
import { askCritic } from './critic/askCritic';
import { askModel } from './critic/askModel';
import { MODEL_OPTIONS } from './critic/modelOptions';
import { oneOf } from './labels/oneOf';

/** `couplet critic`: labels by what is recorded or by a language model, beside those of people. */
export const CRITIC = command({
  id: 'critic',
  summary: 'Label the actions of a run by its oracle, by rules that need none, or by a language model.',
  details: [
    'The labels are stored apart from those of people and never counted as theirs. What the critic has said already is not said again, so that a run that has grown can be labelled once more.',
    ...CRITICS.map(({ source, description }) => `${source}: ${description}.`),
    'model: what a language model answers about each action. It costs what the endpoint takes for it, so the estimate is shown before, and answers are kept: the same command goes on where it ended. The key is read from the environment variable COUPLET_CRITIC_KEY.',
  ],
  operands: {
    RUN: { description: 'The run: its folder, its name, or a name without the number for the newest one.' },
  },
  options: {
    source: { kind: 'text', value: 'SOURCE', description: 'Who labels: oracle, rule or model.' },
    alternatives: { kind: 'flag', description: 'Label what was admissible and not taken, too; many lines.' },
    ...MODEL_OPTIONS,
    ...RUNS_OPTION,
  },
  examples: [
    'critic household --source rule',
    'critic household --source model --endpoint http://localhost:11434/v1 --model qwen2.5:7b --sample 100',
  ],
  async run({ operands, options }, context) {
    if (options['write-template'] !== undefined) return writeTemplate(options['write-template']);
    const sources = [...CRITICS.map(({ source }) => source), 'model' as const];
    if (options.source === undefined)
      throw new UserError(`couplet critic needs --source SOURCE: ${sources.join(' or ')}.`, { usage: true });
    const source = oneOf('--source', options.source, sources);
    const run = new RunReader(resolveRun(operands.RUN, runsFolder(options.runs)));
    if (source === 'model') return askModel(run, options, context);
    const foreign = (Object.keys(MODEL_OPTIONS) as (keyof typeof MODEL_OPTIONS)[]).find(
      (name) => options[name] !== undefined && options[name] !== false,
    );
    if (foreign) throw new UserError(`--${foreign} is for --source model only.`, { usage: true });
    return askCritic(run, source, options.alternatives, context.terminal);
  },
});

/** Writes the prompt that is used unless another is named; a file that is there already stays as it is. */
function writeTemplate(file: string) {
  try {
    fs.writeFileSync(file, DEFAULT_TEMPLATE, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new UserError(`${file} is there already. Name another file.`);
    throw explainFileError(error, 'write', file);
  }
  return { document: { out: file }, text: `${file}: edit it, and pass it with --template ${file}` };
}
