import { describe, expect, it } from 'vitest';
import type { Environment, Episode, StepResult, Task } from '../../../extension/engine/environments/environment';
import { Rng } from '../../../extension/shared/util/rng';
import { EpisodeError } from '../../../extension/trainer/environments/episodeError';
import type { Generator } from '../../../extension/trainer/policy/generation/generator';
import type { AgentFormat } from '../../../extension/trainer/rollout/agentFormat';
import { collectRollouts } from '../../../extension/trainer/rollout/collectRollouts';

const SETTINGS = {
  prompt: { window: 0, notes: false, carried: false, stepCounter: false, historyWords: 0 },
  sampling: { temperature: 1, topP: 1, maxNewTokens: 1 },
  maxSteps: 3,
};
const FORMAT: AgentFormat = {
  actionPrompt: () => [1],
  response: () => [1],
  parse: () => 'wait',
  judgePrompt: () => [1],
};
const COUNTS = { prompts: 0, uniquePrompts: 0, promptTokens: 0, evaluatedPromptTokens: 0, newTokens: 0 };

/** What may go wrong, by the number of the task. */
interface Trouble {
  readonly reset?: (task: number) => void;
  readonly step?: (task: number, step: number) => void;
  readonly close?: (task: number) => void;
}

/** An environment in which one waits for three steps; with `remote` every answer comes later. */
class Waiting implements Environment {
  opened = 0;
  readonly closed: number[] = [];

  constructor(
    private readonly trouble: Trouble,
    private readonly remote: boolean,
  ) {}

  taskCount() {
    return 4;
  }

  task(split: Task['split'], index: number): Task {
    return { id: `waiting/${index}`, category: 'waiting', variation: index, split };
  }

  vocabulary() {
    return [];
  }

  reset(task: Task): Episode | Promise<Episode> {
    return this.answer(() => {
      this.trouble.reset?.(task.variation);
      this.opened++;
      return this.episode(task);
    });
  }

  private episode(task: Task): Episode {
    const observation = { text: 'nothing yet', admissible: ['wait'], state: 'waiting' };
    let steps = 0;
    return {
      task,
      goal: 'wait',
      observation,
      step: () =>
        this.answer((): StepResult => {
          this.trouble.step?.(task.variation, steps++);
          return { observation, reward: 0, terminated: false, success: false };
        }),
      snapshot: () => null,
      restore: () => {},
      close: () => {
        this.closed.push(task.variation);
        this.trouble.close?.(task.variation);
      },
    };
  }

  private answer<T>(give: () => T): T | Promise<T> {
    return this.remote ? new Promise((resolve) => setImmediate(resolve)).then(give) : give();
  }
}

describe.each([
  ['at once', false],
  ['from another process', true],
])('collectRollouts, where the environment answers %s', (_, remote) => {
  /** Plays four tasks; `stopAt` cancels in that turn of the model. */
  function collect(trouble: Trouble, stopAt = Number.POSITIVE_INFINITY) {
    const environment = new Waiting(trouble, remote);
    const sessions = { open: 0, closed: 0, turns: 0 };
    const session = {
      counts: COUNTS,
      generate: (requests: readonly unknown[]) => {
        sessions.turns++;
        return requests.map(() => ({ tokens: [1], logProbs: [0], entropy: [0] }));
      },
      close: () => {
        sessions.closed++;
      },
    };
    const open = () => {
      sessions.open++;
      return session;
    };
    const requests = [0, 1, 2, 3].map((index) => ({
      task: environment.task('L0', index),
      ids: { iteration: 1, groupId: `g${index}`, trajectoryId: `t${index}` },
      rng: Rng.from(index),
    }));
    const generator = { open } as unknown as Generator;
    const cancelled = () => sessions.turns >= stopAt;
    const report = collectRollouts(environment, generator, FORMAT, requests, SETTINGS, cancelled);
    return { environment, sessions, report };
  }

  const ALL = [0, 1, 2, 3];
  const expectAllClosed = ({ environment, sessions }: ReturnType<typeof collect>, episodes = ALL) => {
    expect(environment.closed.sort()).toEqual(episodes);
    expect(environment.opened).toBe(episodes.length);
    expect(sessions.closed).toBe(sessions.open);
  };

  it('plays every episode to the end', async () => {
    const played = collect({});
    const { trajectories, failures } = await played.report;
    expect(trajectories.map(({ ids, rows }) => [ids.trajectoryId, rows.length]).sort()).toEqual(
      ALL.map((index) => [`t${index}`, 3]),
    );
    expect(failures).toEqual([]);
    expectAllClosed(played);
  });

  it('leaves out an episode that an EpisodeError ended, and plays the others', async () => {
    const played = collect({
      reset: (task) => {
        if (task === 0) throw new EpisodeError('no room');
      },
      step: (task, step) => {
        if (task === 2 && step === 1) throw new EpisodeError('the process died');
      },
    });
    const { trajectories, failures } = await played.report;
    expect(trajectories.map(({ ids }) => ids.trajectoryId).sort()).toEqual(['t1', 't3']);
    expect(failures.map(({ ids, reason }) => [ids.trajectoryId, reason])).toEqual([
      ['t0', 'no room'],
      ['t2', 'the process died'],
    ]);
    expectAllClosed(played, [1, 2, 3]);
  });

  it.each(['reset', 'step'] as const)('throws any other error of %s on, after closing everything', async (where) => {
    const played = collect({
      [where]: (task: number, step = 1) => {
        if (task === 1 && step === 1) throw new TypeError('a mistake in the program');
      },
    });
    await expect(played.report).rejects.toThrow(new TypeError('a mistake in the program'));
    expectAllClosed(played, where === 'reset' ? [0, 2, 3] : ALL);
  });

  it('closes everything when it is cancelled, and gives no unfinished trajectory', async () => {
    const played = collect({}, 1);
    expect((await played.report).trajectories).toEqual([]);
    expectAllClosed(played);
  });

  it('closes the other episodes where closing one fails, and throws that on', async () => {
    const played = collect({
      close: (task) => {
        if (task === 0) throw new Error('will not close');
      },
    });
    await expect(played.report).rejects.toThrow('will not close');
    expectAllClosed(played);
  });
});
