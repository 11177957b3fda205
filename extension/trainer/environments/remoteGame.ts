/** What a game in another process shows after an action. */
export interface GameView {
  /** The answer to the last action, in plain words. */
  readonly text: string;
  /** What can be done now, in the order to show it: the words shown and the words that the game wants to hear. */
  readonly actions: ReadonlyMap<string, string>;
  readonly carried?: string;
  readonly notes?: string;
  /** Equal for equal states of one task. */
  readonly state: string;
  /** Share of the task that is done, 0 to 1. */
  readonly score: number;
  readonly outcome: 'running' | 'success' | 'failure';
}

/** A game in another process, as far as an episode needs it. Any call may reject with an `EpisodeError`. */
export interface RemoteGame {
  /** The game understands more than it lists: what is not listed is sent to it as it is. */
  readonly understandsMore?: boolean;
  /** Starts the task, also when it was under way. */
  start(): Promise<{ readonly goal: string; readonly view: GameView }>;
  /** Takes actions, in the game's words, one after the other; shows the view after the last. */
  play(actions: readonly string[]): Promise<GameView>;
  /** What a competent player would do next, as shown; `undefined` for no advice. */
  advise(): Promise<string | undefined>;
  /** Lets others use the game's place. */
  close(): void;
}
