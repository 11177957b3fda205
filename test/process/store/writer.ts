// Goes on with the run in a folder from its newest checkpoint, for ever; says each committed iteration.
import { writeSync } from 'node:fs';
import { latestCheckpoint } from '../../../extension/store/checkpoints';
import { RunFolder } from '../../../extension/store/runFolder';
import { trainTo } from '../../unit/store/makeRun';

const run = RunFolder.open(process.argv[2]);
run.rewindTo(latestCheckpoint(run.paths.checkpoints)?.facts.iteration ?? null);
writeSync(1, 'ready\n');
await trainTo(run, Number.POSITIVE_INFINITY, { committed: (iteration) => writeSync(1, `${iteration}\n`) });
