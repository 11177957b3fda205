import { CRITICS, type Critic, type CriticLabel, criticLabels } from '../../engine/labels/critics';
import { type Label, targetKey } from '../../shared/model/label';
import { UserError } from '../../shared/util/userError';
import { labelledRows } from '../../store/labels/labelledRows';
import { LabelWriter } from '../../store/labels/labelWriter';
import { labelLine } from '../../store/labels/makeLines';
import { resolveRun } from '../../store/runNames';
import { RunReader } from '../../store/runReader';
import { formatCount, plural } from '../terminal/format';
import type { Terminal } from '../terminal/terminal';
import { command } from './command';
import { RUNS_OPTION, runsFolder } from './commonOptions';
import { oneOf } from './labels/oneOf';
import { storedLabels } from './labels/storedLabels';

/** `couplet critic`: labels by what is recorded, beside those of people. */
export const CRITIC = command({
  id: 'critic',
  summary: 'Label the actions of a run by its oracle or by rules that need none.',
  details: [
    'The labels are stored apart from those of people and never counted as theirs. What the critic has said already is not said again, so that a run that has grown can be labelled once more.',
    ...CRITICS.map(({ source, description }) => `${source}: ${description}.`),
  ],
  operands: {
    RUN: { description: 'The run: its folder, its name, or a name without the number for the newest one.' },
  },
  options: {
    source: { kind: 'text', value: 'SOURCE', description: 'Who labels: rule or oracle.' },
    alternatives: { kind: 'flag', description: 'Label what was admissible and not taken, too; many lines.' },
    ...RUNS_OPTION,
  },
  examples: ['critic household --source rule'],
  async run({ operands, options }, { terminal }) {
    const sources = CRITICS.map(({ source }) => source);
    if (options.source === undefined)
      throw new UserError(`couplet critic needs --source SOURCE: ${sources.join(' or ')}.`, { usage: true });
    const source = oneOf('--source', options.source, sources);
    const critic = CRITICS.find((each) => each.source === source)!;
    const run = new RunReader(resolveRun(operands.RUN, runsFolder(options.runs)));
    if (source === 'oracle' && run.trajectories().every(({ flawed }) => flawed === null))
      throw new UserError(`${run.paths.folder} has no verdicts of an oracle. --source rule needs none.`);
    const { said, added } = await judge(run, critic, options.alternatives, terminal);
    const labelled = {
      good: said.filter(({ label }) => label === 'good').length,
      bad: said.filter(({ label }) => label === 'bad').length,
    };
    return {
      document: { source, by: critic.by, labelled, added },
      text: `${critic.by}: ${formatCount(labelled.good)} good and ${formatCount(labelled.bad)} bad actions; ${plural(added, 'label')} added to ${run.paths.folder}`,
    };
  },
});

/** What the critic says of all iterations, and how much of it had not been said; that is stored. */
async function judge(run: RunReader, critic: Critic, alternatives: boolean, terminal: Pick<Terminal, 'write'>) {
  const known = new Map(
    storedLabels(run, terminal)
      .filter(({ source, by }) => source === critic.source && by === critic.by)
      .map((label) => [targetKey(label.target), contentOf(label)]),
  );
  const writer = new LabelWriter(run.paths, critic);
  const said: CriticLabel[] = [];
  let added = 0;
  for await (const rows of labelledRows(run, null)) {
    const labels = criticLabels(critic, rows, alternatives);
    const news = labels.filter((label) => known.get(targetKey(label.target)) !== contentOf(label));
    await writer.append(news.map((label) => labelLine(critic, label)));
    said.push(...labels);
    added += news.length;
  }
  return { said, added };
}

const contentOf = ({ label, tags }: { readonly label: Label; readonly tags: readonly string[] }): string =>
  JSON.stringify([label, tags]);
