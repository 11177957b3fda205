import { type CurrentLabel, currentLabels } from '../../../engine/labels/currentLabels';
import { LabelReader } from '../../../store/labels/labelReader';
import type { RunReader } from '../../../store/runReader';
import { plural } from '../../terminal/format';
import type { Terminal } from '../../terminal/terminal';

/** The labels of a run that stand now; notes which files have lines that are none. */
export function storedLabels({ paths }: RunReader, terminal: Pick<Terminal, 'write'>): CurrentLabel[] {
  const { lines, damaged } = new LabelReader(paths).read();
  for (const { path, lines: count } of damaged)
    terminal.write(
      `note: ${path} has ${plural(count, 'line')} that ${count === 1 ? 'is' : 'are'} no label, left out here.\n`,
    );
  return currentLabels(lines);
}
