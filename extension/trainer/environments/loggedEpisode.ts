import type { Episode, Observation, StepResult, Task } from '../../engine/environments/environment';
import type { GameView, RemoteGame } from './remoteGame';

/** `success`: 1 with the step that solves the task. `score`: by how much the step raised the game's own score of 0 to 1. */
export type RewardRule = 'success' | 'score';

/** The answer to what is not admissible; what the game said last follows once more, as a prompt shows few past steps. */
export const NOTHING_HAPPENS = 'nothing happens .';

/** A task and the admissible actions since its start; enough, because the games are deterministic. */
interface LogSnapshot {
  readonly task: string;
  readonly actions: readonly string[];
  /** The last thing said was that nothing happens. */
  readonly refused: boolean;
}

/**
 * An episode of a game in another process. Actions that are not admissible do not reach it, unless it understands more than it
 * lists. A snapshot is the log of the actions, and restoring plays them again, in a new process where the old one has died.
 */
export class LoggedEpisode implements Episode {
  private log: string[] = [];
  private refused = false;

  private constructor(
    readonly task: Task,
    readonly goal: string,
    private readonly game: RemoteGame,
    private readonly reward: RewardRule,
    private view: GameView,
  ) {}

  /** Starts the task; gives the game's place back when that fails. */
  static async start(task: Task, game: RemoteGame, reward: RewardRule): Promise<LoggedEpisode> {
    try {
      const { goal, view } = await game.start();
      return new LoggedEpisode(task, goal, game, reward, view);
    } catch (error) {
      game.close();
      throw error;
    }
  }

  get observation(): Observation {
    const { text, actions, carried, notes, state } = this.view;
    const said = this.refused && !text.startsWith(NOTHING_HAPPENS) ? `${NOTHING_HAPPENS} ${text}` : text;
    return { text: said, admissible: [...actions.keys()], carried, notes, state };
  }

  async step(action: string): Promise<StepResult> {
    if (this.view.outcome !== 'running') throw new Error(`LoggedEpisode: ${this.task.id} has ended`);
    const sent = this.view.actions.get(action) ?? (this.game.understandsMore ? action : undefined);
    this.refused = sent === undefined;
    if (sent === undefined) return { observation: this.observation, reward: 0, terminated: false, success: false };
    const before = this.view.score;
    this.view = await this.game.play([sent]);
    this.log.push(sent);
    const success = this.view.outcome === 'success';
    return {
      observation: this.observation,
      reward: this.reward === 'success' ? Number(success) : this.view.score - before,
      terminated: this.view.outcome !== 'running',
      success,
    };
  }

  async expert(): Promise<string | undefined> {
    if (this.view.outcome !== 'running') return undefined;
    const advice = await this.game.advise();
    const known = advice !== undefined && (this.view.actions.has(advice) || this.game.understandsMore);
    return known ? advice : undefined;
  }

  snapshot(): LogSnapshot {
    return { task: this.task.id, actions: [...this.log], refused: this.refused };
  }

  async restore(snapshot: unknown): Promise<void> {
    const { task, actions, refused } = snapshot as LogSnapshot;
    if (task !== this.task.id) throw new Error(`LoggedEpisode.restore: ${task} is not ${this.task.id}`);
    const { view } = await this.game.start();
    this.view = actions.length > 0 ? await this.game.play(actions) : view;
    this.log = [...actions];
    this.refused = refused;
  }

  close(): void {
    this.game.close();
  }
}
