import type { RunReader } from '../../../store/runReader';
import { plural } from '../../terminal/format';
import { textTable } from '../../terminal/textTable';
import type { CommandContext, CommandResult } from '../command';
import { chooseLabels, type LabelChoice } from './chooseLabels';
import { labelDocument } from './labelDocument';
import { storedLabels } from './storedLabels';

/** `couplet labels list`: what each author says of each action now. */
export async function listLabels(
  run: RunReader,
  choice: LabelChoice,
  { terminal }: CommandContext,
): Promise<CommandResult> {
  const labels = chooseLabels(storedLabels(run, terminal), choice);
  const rows = labels.map(({ target, label, by, source, note, tags }) => [
    `${target.trajectoryId} step ${target.step}`,
    target.action ?? '(taken)',
    label,
    source === 'human' ? by : `${by} (${source})`,
    [...tags.map((tag) => `#${tag}`), note ?? ''].join(' '),
  ]);
  const text = [
    ...(rows.length > 0 ? [textTable(rows)] : []),
    `${plural(labels.length, 'label')} in ${run.paths.folder}`,
  ];
  return { document: { labels: labels.map(labelDocument) }, text: text.join('\n') };
}
