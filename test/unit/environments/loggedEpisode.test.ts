import { describe, expect, it } from 'vitest';
import type { Task } from '../../../extension/engine/environments/environment';
import { LoggedEpisode, type RewardRule } from '../../../extension/trainer/environments/loggedEpisode';
import type { GameView, RemoteGame } from '../../../extension/trainer/environments/remoteGame';

const TASK: Task = { id: 'counting/L0/0', category: 'counting', variation: 0, split: 'L0' };

/** Count to two. The game wants to hear UP and DOWN. */
class CountingGame implements RemoteGame {
  readonly heard: string[] = [];
  closed = 0;
  private count = 0;

  constructor(readonly understandsMore = false) {}

  async start() {
    this.count = 0;
    return { goal: 'count to two', view: this.view('zero') };
  }

  async play(actions: readonly string[]): Promise<GameView> {
    for (const action of actions) {
      this.heard.push(action);
      this.count += action === 'UP' ? 1 : action === 'DOWN' ? -1 : 0;
    }
    return this.view(`at ${this.count}`);
  }

  async advise() {
    return this.count === 1 ? 'jump' : 'up';
  }

  close() {
    this.closed++;
  }

  private view(text: string): GameView {
    return {
      text,
      actions: new Map([
        ['up', 'UP'],
        ['down', 'DOWN'],
      ]),
      state: String(this.count),
      score: this.count / 2,
      outcome: this.count === 2 ? 'success' : this.count < -1 ? 'failure' : 'running',
    };
  }
}

const start = (game: RemoteGame, reward: RewardRule = 'success') => LoggedEpisode.start(TASK, game, reward);

describe('LoggedEpisode', () => {
  it('rewards the step that solves the task, or each rise of the score', async () => {
    const bySuccess = await start(new CountingGame());
    expect(await bySuccess.step('up')).toMatchObject({ reward: 0, terminated: false, success: false });
    expect(await bySuccess.step('up')).toMatchObject({ reward: 1, terminated: true, success: true });
    const byScore = await start(new CountingGame(), 'score');
    expect(await byScore.step('up')).toMatchObject({ reward: 0.5 });
    expect(await byScore.step('down')).toMatchObject({ reward: -0.5 });
  });

  it('ends with a failure, and takes no step after the end', async () => {
    const episode = await start(new CountingGame());
    await episode.step('down');
    expect(await episode.step('down')).toMatchObject({ reward: 0, terminated: true, success: false });
    await expect(episode.step('up')).rejects.toThrow(/has ended/);
    expect(await episode.expert()).toBeUndefined();
  });

  it('keeps what is not admissible from the game', async () => {
    const game = new CountingGame();
    const episode = await start(game);
    const { state, admissible } = episode.observation;
    const { observation, reward } = await episode.step('sing');
    expect(observation).toMatchObject({ text: 'nothing happens . zero', state, admissible });
    expect((await episode.step('dance')).observation.text).toBe('nothing happens . zero');
    expect(reward).toBe(0);
    expect(game.heard).toEqual([]);
    expect((await episode.step('up')).observation.text).toBe('at 1');
  });

  it('passes it on where the game understands more than it lists', async () => {
    const game = new CountingGame(true);
    const episode = await start(game);
    await episode.step('up');
    expect(await episode.expert()).toBe('jump');
    await episode.step('jump');
    expect(game.heard).toEqual(['UP', 'jump']);
  });

  it('gives only advice that can be taken', async () => {
    const episode = await start(new CountingGame());
    expect(await episode.expert()).toBe('up');
    await episode.step('up');
    expect(await episode.expert()).toBeUndefined();
  });

  it('restores by playing the log again', async () => {
    const episode = await start(new CountingGame());
    await episode.step('up');
    await episode.step('sing');
    const snapshot = JSON.parse(JSON.stringify(episode.snapshot()));
    const { observation } = episode;
    const game = new CountingGame();
    const other = await start(game);
    await other.step('down');
    await other.restore(snapshot);
    expect(other.observation).toEqual(observation);
    expect(game.heard).toEqual(['DOWN', 'UP']);
    expect(other.snapshot()).toEqual(snapshot);
    expect(await other.step('up')).toMatchObject({ success: true });
    await expect(other.restore({ ...snapshot, task: 'another' })).rejects.toThrow(/another is not counting/);
  });

  it('gives the place of a game back that does not start', async () => {
    const game = new CountingGame();
    game.start = () => Promise.reject(new Error('no'));
    await expect(start(game)).rejects.toThrow('no');
    expect(game.closed).toBe(1);
  });
});
