import path from 'node:path';
import { type CustomDocument, EventEmitter, type Uri } from 'vscode';
import type { InspectorSnapshot, LabelRequest } from '../../../shared/protocol/inspector';
import { UserError } from '../../../shared/util/userError';
import { MANIFEST_NAME } from '../../../store/runPaths';
import { OpenedRun } from '../../inspection/openedRun';
import { StepAdvantages } from '../../inspection/stepAdvantages';
import { TrajectoryLists } from '../../inspection/trajectoryLists';
import { TrajectorySteps } from '../../inspection/trajectorySteps';
import { labellingOf } from '../../labelling/labellingOf';
import type { LabellingSettings } from '../../labelling/labellingSettings';
import { LabelQueue } from '../../labelling/labelQueue';
import { listedLabels } from '../../labelling/listedLabels';
import { RunLabels } from '../../labelling/runLabels';
import { watchRun } from '../../runs/watchRun';

/** At most five snapshots a second. */
const NOTICE_MS = 200;

/** Labels that were given together, by the ids of their lines. */
export interface GivenLabels {
  readonly request: LabelRequest;
  readonly ids: readonly string[];
}

/** A run that is open in inspectors. It is read while one of them is looked at, and kept in step with who writes it. */
export class RunDocument implements CustomDocument {
  readonly folder: string;
  readonly run: OpenedRun;
  readonly labels: RunLabels;
  readonly queue: LabelQueue;
  readonly lists: TrajectoryLists;
  readonly steps: TrajectorySteps;
  readonly advantages: StepAdvantages;
  private readonly change = new EventEmitter<InspectorSnapshot>();
  private readonly given = new EventEmitter<GivenLabels>();
  private watchers: readonly { dispose(): void }[] = [];
  private timer: NodeJS.Timeout | undefined;
  private lookers = 0;

  /** The run, or its labels, have changed while somebody looked. */
  readonly onDidChange = this.change.event;
  /** A person has labelled here, and the labels are on the disk. */
  readonly onDidLabel = this.given.event;

  constructor(
    readonly uri: Uri,
    author: string,
    private readonly settings: LabellingSettings,
    private readonly failed: (error: unknown) => void,
  ) {
    this.folder = path.dirname(uri.fsPath);
    this.run = new OpenedRun(this.folder);
    this.labels = new RunLabels(this.folder, { source: 'human', by: author });
    this.queue = new LabelQueue(this.run, this.labels, settings);
    this.lists = new TrajectoryLists(this.run, listedLabels(this.labels, settings));
    this.steps = new TrajectorySteps(this.run);
    this.advantages = new StepAdvantages(this.run);
  }

  /** Reads what has been added. */
  async refresh(): Promise<InspectorSnapshot> {
    const { labels, settings } = this;
    const snapshot = await this.run.refresh();
    return {
      ...snapshot,
      generation: snapshot.generation + settings.blindTurns,
      labelling: labellingOf(labels, settings),
      problems: [...snapshot.problems, ...labels.problems],
    };
  }

  /** Resolves with the ids of the labels when they are on the disk. Throws a `UserError` where a step does not exist, or the disk refuses. */
  async label(request: LabelRequest): Promise<readonly string[]> {
    const { targets, ...facts } = request;
    if (targets.length === 0) throw new UserError('No action is selected. Select the steps to label first.');
    for (const { trajectoryId, step } of targets) await this.run.checkStep(trajectoryId, step);
    const { blind } = this.settings;
    const ids = await this.labels.add(targets.map((target) => ({ target, ...facts, blind })));
    this.given.fire({ request, ids });
    return ids;
  }

  /** Changes are told until everybody who looks has disposed of this. */
  look(): { dispose(): void } {
    this.lookers += 1;
    if (this.lookers === 1) this.watchers = this.watch();
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
    this.given.dispose();
    this.labels.dispose();
  }

  private watch(): { dispose(): void }[] {
    const soon = () => this.soon();
    const run = watchRun(this.folder, path.join(this.folder, MANIFEST_NAME), soon);
    return [run, this.labels.watch(), this.labels.onDidChange(soon), this.settings.onDidChange(soon)];
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = [];
  }

  private soon(): void {
    this.timer ??= setTimeout(async () => {
      try {
        this.change.fire(await this.refresh());
      } catch (error) {
        this.failed(error);
      } finally {
        this.timer = undefined;
      }
    }, NOTICE_MS);
  }
}
