import type { RunFolder } from '../../store/runFolder';
import type { TrainingOptions } from './options';

/** Waits while the training is asked to, and says so in the run. Returns at once when it is not, or when it is to end. */
export async function waitWhilePaused(folder: RunFolder, { requests, signal, notify }: TrainingOptions): Promise<void> {
  if (!requests?.paused || signal.aborted) return;
  folder.setStatus('paused', 'Paused on request.');
  notify({ kind: 'paused', paused: true });
  await requests.resumed(signal);
  folder.setStatus('running');
  notify({ kind: 'paused', paused: false });
}
