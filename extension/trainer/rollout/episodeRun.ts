import type { Episode, Observation, OracleReport, StepResult } from '../../engine/environments/environment';
import { describeState, type Memory, type PromptSettings } from '../../engine/prompting/prompt';
import type { RolloutRow } from '../../shared/model/rolloutRow';
import type { Rng } from '../../shared/util/rng';
import type { Response } from '../policy/generation/generationSession';
import type { AgentFormat } from './agentFormat';

/** Names of one trajectory in the run. */
export interface TrajectoryIds {
  readonly iteration: number;
  readonly groupId: string;
  readonly trajectoryId: string;
}

/** A finished trajectory with the facts of every step. */
export interface Trajectory {
  readonly ids: TrajectoryIds;
  readonly taskId: string;
  readonly success: boolean;
  /** Sum of rewards. */
  readonly reward: number;
  readonly rows: readonly RolloutRow[];
}

type OpenRow = Omit<RolloutRow, 'success'>;

/** One episode being played: remembers, builds the next prompt, records each step. */
export class EpisodeRun {
  private readonly history: Memory[] = [];
  private readonly taken = new Set<string>();
  private readonly rows: OpenRow[] = [];
  private prompt: readonly number[] = [];
  private state = '';
  success = false;
  done = false;
  /** Why the environment could not go on; such an episode is no trajectory. */
  failure: string | null = null;

  constructor(
    readonly episode: Episode,
    readonly ids: TrajectoryIds,
    private readonly format: AgentFormat,
    private readonly settings: PromptSettings,
    private readonly maxSteps: number,
    private readonly rng: Rng,
  ) {}

  /** Tokens that ask for the next action, and the noise stream of the answer. */
  next(): { readonly prompt: readonly number[]; readonly rng: Rng } {
    this.state = describeState(this.episode.goal, this.history, this.episode.observation, this.settings);
    this.prompt = this.format.actionPrompt(this.state);
    return { prompt: this.prompt, rng: this.rng.fork(this.rows.length) };
  }

  /** Gives a response to the environment. Synchronous where the environment is, so that nothing waits for the event loop. */
  act(response: Response): void | Promise<void> {
    const before = this.episode.observation;
    const action = this.format.parse(response.tokens);
    const oracle = this.episode.oracle?.() ?? null;
    if (oracle instanceof Promise)
      return oracle.then(async (report) =>
        this.record(before, action, response, report, await this.episode.step(action)),
      );
    const result = this.episode.step(action);
    return result instanceof Promise
      ? result.then((r) => this.record(before, action, response, oracle, r))
      : this.record(before, action, response, oracle, result);
  }

  /** Ends the episode because of an error of its environment. */
  fail(error: unknown): void {
    this.failure = error instanceof Error ? error.message : String(error);
    this.done = true;
  }

  finish(): Trajectory {
    return {
      ids: this.ids,
      taskId: this.episode.task.id,
      success: this.success,
      reward: this.rows.reduce((sum, row) => sum + row.reward, 0),
      rows: this.rows.map((row) => ({ ...row, success: this.success })),
    };
  }

  private record(
    before: Observation,
    action: string,
    response: Response,
    oracle: OracleReport | null,
    result: StepResult,
  ): void {
    const { task, goal } = this.episode;
    const index = before.admissible.indexOf(action);
    const key = `${before.state}\n${action}`;
    const step = this.rows.length;
    this.success ||= result.success;
    this.done = result.terminated || step + 1 >= this.maxSteps;
    this.rows.push({
      ...this.ids,
      split: task.split,
      taskId: task.id,
      category: task.category,
      step,
      goal,
      observation: before.text,
      carried: before.carried ?? null,
      notes: before.notes ?? null,
      admissible: before.admissible,
      state: before.state,
      prompt: this.state,
      promptTokens: this.prompt,
      response: action,
      responseTokens: response.tokens,
      logProbs: response.logProbs,
      entropy: response.entropy,
      action,
      reward: result.reward,
      invalid: index < 0,
      repeated: this.taken.has(key),
      verdict: oracle ? (index < 0 ? 'invalid' : oracle.verdicts[index]!) : null,
      oracleValues: oracle?.values ?? null,
      oracleVerdicts: oracle?.verdicts ?? null,
      terminated: result.terminated,
      truncated: !result.terminated && this.done,
    });
    this.taken.add(key);
    this.history.push({ observation: before.text, action });
  }
}
