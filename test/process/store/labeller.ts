// Labels the steps of a run, single ones and many at once, until it is ended; says the ids of what is on the disk. Arguments: folder, author.
import { writeSync } from 'node:fs';
import { Rng } from '../../../extension/shared/util/rng';
import { LabelWriter } from '../../../extension/store/labels/labelWriter';
import { type Author, labelLine } from '../../../extension/store/labels/makeLines';
import { runPaths } from '../../../extension/store/runPaths';

const [folder, by] = process.argv.slice(2);
const author: Author = { source: 'human', by: by! };
const writer = new LabelWriter(runPaths(folder!), author);
const rng = Rng.from('labeller', process.pid);
writeSync(1, 'ready\n');
for (let step = 0; ; ) {
  const count = rng.uniform() < 0.5 ? 1 : 1 + rng.int(200);
  const note = 'because '.repeat(rng.int(40));
  const lines = Array.from({ length: count }, () =>
    labelLine(author, { target: { trajectoryId: '000001/g00/t0', step: step++, action: null }, label: 'bad', note }),
  );
  await writer.append(lines);
  writeSync(1, lines.map(({ id }) => `${id}\n`).join(''));
}
