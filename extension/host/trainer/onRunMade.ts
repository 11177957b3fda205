import type { Trainings } from './trainings';

/** Calls back once, with the folder, when the run of a job is there; never where the job ends or leaves the queue before that. */
export function onRunMade(
  trainings: Pick<Trainings, 'active' | 'has' | 'onDidChange'>,
  job: string,
  made: (run: string) => void,
): void {
  const look = (): boolean => {
    const run = trainings.active.find(({ id }) => id === job)?.trainer.snapshot?.run;
    if (run) made(run);
    return Boolean(run) || !trainings.has(job);
  };
  if (look()) return;
  const subscription = trainings.onDidChange(() => {
    if (look()) subscription.dispose();
  });
}
