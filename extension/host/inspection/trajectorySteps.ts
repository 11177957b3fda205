import { rowsThat } from '../../engine/inspect/filter/bindFilter';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { StepDetail, StepElsewhere, StepText, TrajectoryOutline } from '../../shared/protocol/inspector';
import { UserError } from '../../shared/util/userError';
import { runPaths } from '../../store/runPaths';
import { textPart } from './cutText';
import type { OpenedRun } from './openedRun';
import { rowsOfTask } from './rowsOfTask';
import { STEP_COLUMNS, stepDetail } from './stepDetail';
import { stepsInState } from './stepsInState';
import { TokenTexts } from './tokenTexts';
import { OUTLINE_COLUMNS, trajectoryOutline } from './trajectoryOutline';

/** The steps of a run's trajectories, each read when it is asked for. */
export class TrajectorySteps {
  private readonly tokens: TokenTexts;

  constructor(private readonly run: OpenedRun) {
    this.tokens = new TokenTexts(runPaths(run.folder).checkpoints);
  }

  async outline(trajectoryId: string): Promise<TrajectoryOutline> {
    const line = await this.run.lineOf(trajectoryId);
    return trajectoryOutline(line, await this.run.files.stepsOf(line, OUTLINE_COLUMNS));
  }

  /** The trajectories of a trajectory's group, itself included. */
  async siblings(trajectoryId: string): Promise<readonly TrajectoryOutline[]> {
    const { contents, rows } = await this.run.current;
    const { table } = contents;
    const group = table.text('groupId', rows.get(trajectoryId));
    const members = rowsThat((row) => table.text('groupId', row) === group, table.length);
    return Promise.all(Array.from(members, (row) => this.outline(table.text('trajectoryId', row))));
  }

  async step(trajectoryId: string, step: number): Promise<StepDetail> {
    const stored = await this.read(trajectoryId, step, STEP_COLUMNS);
    const before = step === 0 ? null : (await this.read(trajectoryId, step - 1, ['prompt'])).prompt;
    return stepDetail(stored, before, await this.tokens.of(stored.responseTokens));
  }

  async text(trajectoryId: string, step: number, name: StepText, from: number, count: number): Promise<string> {
    return textPart((await this.read(trajectoryId, step, [name]))[name] ?? '', from, count);
  }

  /** Steps anywhere in the run that were taken in the same state of the same task, itself included. */
  async sameState(trajectoryId: string, step: number): Promise<readonly StepElsewhere[]> {
    const { state } = await this.read(trajectoryId, step, ['state']);
    const { contents, rows } = await this.run.current;
    const { table } = contents;
    return stepsInState(this.run.files, table, rowsOfTask(table, rows.get(trajectoryId)), state);
  }

  private async read<K extends keyof RolloutRow>(
    trajectoryId: string,
    step: number,
    names: readonly K[],
  ): Promise<Pick<RolloutRow, K>> {
    const line = await this.run.checkStep(trajectoryId, step);
    const { steps, problem } = await this.run.files.stepsOf(line, names, step, step + 1);
    if (problem) throw new UserError(problem.what);
    return steps[0];
  }
}
