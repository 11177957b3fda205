import { CRITICS, type Critic, type CriticLabel, criticLabels } from '../../../engine/labels/critics';
import { type Label, targetKey } from '../../../shared/model/label';
import { UserError } from '../../../shared/util/userError';
import { labelledRows } from '../../../store/labels/labelledRows';
import { LabelWriter } from '../../../store/labels/labelWriter';
import { labelLine } from '../../../store/labels/makeLines';
import type { RunReader } from '../../../store/runReader';
import { formatCount, plural } from '../../terminal/format';
import type { Terminal } from '../../terminal/terminal';
import type { CommandResult } from '../command';
import { storedLabels } from '../labels/storedLabels';

/** `couplet critic --source oracle` or `rule`: labels by what is recorded. */
export async function askCritic(
  run: RunReader,
  source: Critic['source'],
  alternatives: boolean,
  terminal: Pick<Terminal, 'write'>,
): Promise<CommandResult> {
  const critic = CRITICS.find((each) => each.source === source)!;
  if (source === 'oracle' && run.trajectories().every(({ flawed }) => flawed === null))
    throw new UserError(`${run.paths.folder} has no verdicts of an oracle. --source rule needs none.`);
  const { said, added } = await judge(run, critic, alternatives, terminal);
  const labelled = {
    good: said.filter(({ label }) => label === 'good').length,
    bad: said.filter(({ label }) => label === 'bad').length,
  };
  return {
    document: { source, by: critic.by, labelled, added },
    text: `${critic.by}: ${formatCount(labelled.good)} good and ${formatCount(labelled.bad)} bad actions; ${plural(added, 'label')} added to ${run.paths.folder}`,
  };
}

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
