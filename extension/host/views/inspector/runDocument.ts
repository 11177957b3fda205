import path from 'node:path';
import { type CustomDocument, EventEmitter, type Uri } from 'vscode';
import type { InspectorSnapshot } from '../../../shared/protocol/inspector';
import { MANIFEST_NAME } from '../../../store/runPaths';
import { OpenedRun } from '../../inspection/openedRun';
import { StepAdvantages } from '../../inspection/stepAdvantages';
import { TrajectoryLists } from '../../inspection/trajectoryLists';
import { TrajectorySteps } from '../../inspection/trajectorySteps';
import { watchRun } from '../../runs/watchRun';

/** At most five snapshots a second. */
const NOTICE_MS = 200;

/** A run that is open in inspectors. It is read while one of them is looked at, and kept in step with who writes it. */
export class RunDocument implements CustomDocument {
  readonly folder: string;
  readonly run: OpenedRun;
  readonly lists: TrajectoryLists;
  readonly steps: TrajectorySteps;
  readonly advantages: StepAdvantages;
  private readonly change = new EventEmitter<InspectorSnapshot>();
  private watcher: { dispose(): void } | null = null;
  private timer: NodeJS.Timeout | undefined;
  private lookers = 0;

  /** The run has changed while somebody looked. */
  readonly onDidChange = this.change.event;

  constructor(
    readonly uri: Uri,
    private readonly failed: (error: unknown) => void,
  ) {
    this.folder = path.dirname(uri.fsPath);
    this.run = new OpenedRun(this.folder);
    this.lists = new TrajectoryLists(this.run);
    this.steps = new TrajectorySteps(this.run);
    this.advantages = new StepAdvantages(this.run);
  }

  /** Changes are told until everybody who looks has disposed of this. */
  look(): { dispose(): void } {
    this.lookers += 1;
    this.watcher ??= watchRun(this.folder, path.join(this.folder, MANIFEST_NAME), () => this.soon());
    let looking = true;
    return {
      dispose: () => {
        if (looking) this.lookers -= 1;
        looking = false;
        if (this.lookers === 0) this.rest();
      },
    };
  }

  dispose(): void {
    this.rest();
    this.change.dispose();
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.watcher?.dispose();
    this.watcher = null;
  }

  private soon(): void {
    this.timer ??= setTimeout(async () => {
      try {
        this.change.fire(await this.run.refresh());
      } catch (error) {
        this.failed(error);
      } finally {
        this.timer = undefined;
      }
    }, NOTICE_MS);
  }
}
