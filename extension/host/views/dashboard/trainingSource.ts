import type { RunAction } from '../../../shared/protocol/dashboard';
import { UserError } from '../../../shared/util/userError';
import { runName } from '../../runs/runEntry';
import type { Trainings } from '../../trainer/trainings';
import { type Trust, whyUntrusted } from '../../trust';
import type { Inspectors } from '../inspector/inspectors';
import { controlsOf } from './controls';
import type { FileSource } from './fileSource';
import type { DashboardSource } from './source';

/** Runs as they are on the disk, acted on through the trainings of this window. */
export class TrainingSource implements DashboardSource {
  constructor(
    private readonly files: FileSource,
    private readonly trainings: Trainings,
    private readonly inspectors: Pick<Inspectors, 'open'>,
    private readonly trust: Trust,
  ) {}

  list(): ReturnType<DashboardSource['list']> {
    return this.files.list();
  }

  read(folder: string): ReturnType<DashboardSource['read']> {
    const run = this.files.read(folder);
    const snapshot = this.trainings.ofRun(folder)?.trainer.snapshot ?? null;
    const isWaiting = this.trainings.queued.some(({ request }) => request.kind === 'resume' && request.run === folder);
    return {
      ...run,
      activity: snapshot?.message ?? (isWaiting ? 'Waits for its turn.' : null),
      controls: controlsOf({
        status: run.status,
        phase: snapshot?.phase ?? null,
        isWaiting,
        untrusted: whyUntrusted(this.trust),
      }),
    };
  }

  metrics(folder: string, generation: number, fromLine: number): ReturnType<DashboardSource['metrics']> {
    return this.files.metrics(folder, generation, fromLine);
  }

  watch(folder: string, changed: () => void): { dispose(): void } {
    const watchers = [
      this.files.watch(folder, changed),
      this.trainings.onDidChange(changed),
      this.trust.onDidGrantWorkspaceTrust(changed),
    ];
    return {
      dispose: () => {
        for (const watcher of watchers) watcher.dispose();
      },
    };
  }

  async control(folder: string, action: RunAction): Promise<void> {
    const reason = this.read(folder).controls[action];
    if (reason !== null) throw new UserError(reason);
    if (action === 'resume') await this.trainings.add(runName({ folder }), { kind: 'resume', run: folder });
    else await this.trainings.ofRun(folder)!.trainer.call[action]();
  }

  async openRollouts(folder: string, iteration: number): Promise<void> {
    this.files.requireRollouts(folder, iteration);
    await this.inspectors.open(folder, { iteration, trajectoryId: null, step: null });
  }
}
