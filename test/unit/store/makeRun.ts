import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { latestCheckpoint } from '../../../extension/store/checkpoints';
import { RunFolder, type RunStart, type TrainingState } from '../../../extension/store/runFolder';
import { makeRows } from './makeRows';

export const START: RunStart = {
  name: 'household-grpo',
  configuration: { seed: 7 },
  seed: 7,
  versions: { couplet: '0.1.0' },
  gitCommit: null,
  compute: { backend: 'cpu', device: 'none', library: 'none', threads: 1 },
  iterations: 10,
};

interface Training {
  /** Checkpoints to keep. */
  readonly keep?: number;
  /** Called when an iteration is committed. */
  readonly committed?: (iteration: number) => void;
}

/** Goes on with a run up to an iteration, with a checkpoint of every second one, as a trainer would. */
export async function trainTo(run: RunFolder, end: number, { keep = 2, committed }: Training = {}): Promise<void> {
  if (run.manifest.iteration === 0) await checkpoint(run, keep);
  for (let iteration = run.manifest.iteration + 1; iteration <= end; iteration++) {
    run.recordEvent('stage', `iteration ${iteration}`);
    run.commitIteration(iteration, makeRows(iteration), { 'train/success': iteration / 10, 'train/loss': Number.NaN });
    committed?.(iteration);
    if (iteration % 2 === 0) await checkpoint(run, keep);
  }
}

/** A checkpoint whose content follows from the iteration. */
export async function checkpoint(run: RunFolder, keep: number): Promise<void> {
  const { iteration } = run.manifest;
  const state: TrainingState = {
    write: (folder) => writeFileSync(join(folder, 'model.safetensors'), `weights ${iteration}`),
    metrics: { 'train/success': iteration / 10 },
    state: { step: 4 * iteration },
  };
  await run.writeCheckpoint(state, keep);
}

/** Opens a run after whatever ended it, takes it back to its newest checkpoint and goes on with it, as `couplet resume` would. */
export async function resumeTo(folder: string, end: number, training: Training = {}): Promise<void> {
  const run = RunFolder.open(folder);
  run.rewindTo(latestCheckpoint(run.paths.checkpoints)?.facts.iteration ?? null);
  await trainTo(run, end, training);
  if (end % 2 === 0) await checkpoint(run, training.keep ?? 2); // the one of the end, which may be there already
  run.close();
}
