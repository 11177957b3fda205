import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultsOf, type ParameterTable, type ValuesOf } from '../../extension/engine/configuration/parameters';
import type {
  Availability,
  Environment,
  EnvironmentDefinition,
  Episode,
  Observation,
  Task,
} from '../../extension/engine/environments/environment';
import { SPLITS, type Split } from '../../extension/shared/model/environmentFacts';
import { Rng } from '../../extension/shared/util/rng';

/** How much of an environment to try, and what only its author can say about it. */
export interface EnvironmentArrangement {
  readonly definition: EnvironmentDefinition;
  /** Values that differ from the defaults. */
  readonly parameters?: ValuesOf<ParameterTable>;
  /** Tasks of each split that are walked at random. */
  readonly walks: number;
  readonly walkSteps: number;
  /** Tasks of each split whose names and contents are compared. */
  readonly named: number;
  /** Tasks of each split solved by always taking the action the oracle values most; 0: there is no oracle. */
  readonly oraclePlans: number;
  /** Tasks of each split solved by the expert; 0: there is none. */
  readonly expertPlans: number;
  /** Steps within which plans must succeed. */
  readonly maxSteps: number;
  /**
   * Whether an admissible action may be answered with "nothing happens" because it leads where the agent is already;
   * `taken` are the actions that led here. Every other admissible action must be answered otherwise.
   */
  isSelfLoop?(action: string, taken: readonly string[]): boolean;
  /** What makes two tasks the same problem; the goal and the first observation unless given. */
  contentOf?(episode: Episode): string;
}

const NOTHING_HAPPENS = /nothing happens/;

/** Registers the suite that every environment has to pass; it is skipped, with the probe's reason, where it cannot run. */
export function describeEnvironment(arrangement: EnvironmentArrangement): void {
  const { definition, named, walks, maxSteps } = arrangement;

  describe(`environment ${definition.id} ${arrangement.parameters ? JSON.stringify(arrangement.parameters) : ''}`, () => {
    let availability: Availability;
    let environment: Environment;
    const opened: Environment[] = [];

    const create = async (): Promise<Environment> => {
      const parameters = { ...defaultsOf(definition.parameters), ...arrangement.parameters };
      const created = await definition.create(parameters, Rng.from('conformance', definition.id));
      opened.push(created);
      return created;
    };
    const tasksOf = (split: Split, number: number): Task[] =>
      Array.from({ length: Math.min(number, environment.taskCount(split)) }, (_, index) =>
        environment.task(split, index),
      );
    const start = (task: Task, from: Environment = environment) => from.reset(task, Rng.from('episode', task.id));

    beforeAll(async () => {
      availability = await definition.probe();
      if (availability.ok) environment = await create();
    });
    beforeEach((context) => {
      if (!availability.ok) context.skip(availability.reason);
    });
    afterAll(async () => {
      for (const each of opened) await each.close?.();
    });

    it('numbers its tasks from 0 to taskCount', () => {
      for (const split of SPLITS) {
        const count = environment.taskCount(split);
        expect(Number.isSafeInteger(count) && count > 0).toBe(true);
        expect(environment.task(split, count - 1).split).toBe(split);
        for (const beyond of [-1, count, 0.5]) expect(() => environment.task(split, beyond)).toThrow(RangeError);
        expect(environment.task(split, 0)).toEqual(environment.task(split, 0));
      }
    });

    it('has disjoint splits, by name and by content', async () => {
      const splitOf = new Map<string, Split>();
      for (const split of SPLITS) {
        const ids = new Set<string>();
        for (const task of tasksOf(split, named)) {
          expect(task.split).toBe(split);
          expect(ids.has(task.id), task.id).toBe(false);
          ids.add(task.id);
          const episode = await start(task);
          const content = arrangement.contentOf?.(episode) ?? `${episode.goal} | ${episode.observation.text}`;
          for (const key of [task.id, content]) {
            expect(splitOf.get(key) ?? split, key).toBe(split);
            splitOf.set(key, split);
          }
          await episode.close?.();
        }
      }
    });

    it('gives the same trajectory for the same seed', async () => {
      const other = await create();
      for (const task of SPLITS.flatMap((split) => tasksOf(split, walks))) {
        const [first, second] = [await start(task), await start(task, other)];
        expect(second.goal).toBe(first.goal);
        expect(second.observation).toEqual(first.observation);
        await walk(first, arrangement.walkSteps, async (action, result) => {
          expect(await second.step(action)).toEqual(result);
        });
        await first.close?.();
        await second.close?.();
      }
    });

    it('continues from a restored snapshot as it would have', async () => {
      for (const task of SPLITS.flatMap((split) => tasksOf(split, walks))) {
        const [episode, copy] = [await start(task), await start(task)];
        let before = JSON.stringify(episode.snapshot());
        let observation: Observation = episode.observation;
        await walk(episode, arrangement.walkSteps, async (action, result) => {
          const after = JSON.stringify(episode.snapshot());
          for (const restored of [copy, episode]) {
            await restored.restore(JSON.parse(before));
            expect(restored.observation).toEqual(observation);
            expect(await restored.step(action)).toEqual(result);
            expect(JSON.stringify(restored.snapshot())).toBe(after);
          }
          before = after;
          observation = result.observation;
        });
        await episode.close?.();
        await copy.close?.();
      }
    });

    it('accepts every admissible action and no other', async () => {
      for (const task of SPLITS.flatMap((split) => tasksOf(split, walks))) {
        const [episode, trial] = [await start(task), await start(task)];
        const taken: string[] = [];
        const tryAll = async (): Promise<void> => {
          const snapshot = episode.snapshot();
          const { admissible, state } = episode.observation;
          expect(new Set(admissible).size).toBe(admissible.length);
          for (const action of admissible) {
            await trial.restore(snapshot);
            const { observation } = await trial.step(action);
            if (!NOTHING_HAPPENS.test(observation.text)) continue;
            expect(arrangement.isSelfLoop?.(action, taken) ?? false, `${task.id}: ${taken} > ${action}`).toBe(true);
            expect(observation.state).toBe(state);
          }
          await trial.restore(snapshot);
          const refused = await trial.step('sing to the ceiling');
          expect(refused).toMatchObject({ reward: 0, terminated: false, success: false });
          expect(refused.observation.text).toMatch(NOTHING_HAPPENS);
          expect(refused.observation).toMatchObject({ state, admissible });
        };
        await tryAll();
        await walk(episode, arrangement.walkSteps, async (action, result) => {
          taken.push(action);
          if (!result.terminated) await tryAll();
        });
        await episode.close?.();
        await trial.close?.();
      }
    });

    it('has a vocabulary that covers every word it prints or accepts', async () => {
      const words = new Set<string>();
      for (const text of await environment.vocabulary()) for (const word of wordsOf(text)) words.add(word);
      const unknown = new Set<string>();
      const cover = (...texts: (string | undefined)[]): void => {
        for (const text of texts) for (const word of wordsOf(text ?? '')) if (!words.has(word)) unknown.add(word);
      };
      const coverAll = ({ text, admissible, carried, notes }: Observation): void =>
        cover(text, carried, notes, ...admissible);
      for (const task of SPLITS.flatMap((split) => tasksOf(split, named))) {
        const episode = await start(task);
        cover(episode.goal);
        coverAll(episode.observation);
        await walk(episode, arrangement.walkSteps, async (_, result) => coverAll(result.observation));
        await episode.close?.();
      }
      expect([...unknown]).toEqual([]);
    });

    if (arrangement.oraclePlans > 0)
      it.each(SPLITS)('reaches the goal in %s by the action the oracle values most', async (split) => {
        await expectSuccess(tasksOf(split, arrangement.oraclePlans), async (episode) => {
          const report = await episode.oracle!();
          expect(report.values.length).toBe(episode.observation.admissible.length);
          expect(report.verdicts.length).toBe(episode.observation.admissible.length);
          const best = report.values.indexOf(Math.max(...report.values));
          expect(report.verdicts[best]).toBe('good');
          expect(report.verdicts).not.toContain('invalid');
          return episode.observation.admissible[best];
        });
      });

    if (arrangement.expertPlans > 0)
      it.each(SPLITS)('reaches the goal in %s by the advice of the expert', async (split) => {
        await expectSuccess(tasksOf(split, arrangement.expertPlans), (episode) => episode.expert!());
      });

    const expectSuccess = async (
      tasks: readonly Task[],
      decide: (episode: Episode) => string | undefined | Promise<string | undefined>,
    ): Promise<void> => {
      const failed: string[] = [];
      for (const task of tasks) {
        const episode = await start(task);
        let success = false;
        for (let step = 0; step < maxSteps && !success; step++) {
          const action = await decide(episode);
          expect(episode.observation.admissible).toContain(action);
          const result = await episode.step(action!);
          success = result.success;
          if (result.terminated) break;
        }
        if (!success) failed.push(task.id);
        await episode.close?.();
      }
      expect(tasks.length).toBeGreaterThan(0);
      expect(failed).toEqual([]);
    };
  });
}

/** Takes random admissible actions until the task ends; `seen` is told of each and may leave the episode as the step left it. */
async function walk(
  episode: Episode,
  steps: number,
  seen: (action: string, result: Awaited<ReturnType<Episode['step']>>) => Promise<void>,
): Promise<void> {
  const rng = Rng.from('walk', episode.task.id);
  for (let step = 0; step < steps; step++) {
    const action = rng.choice(episode.observation.admissible);
    const result = await episode.step(action);
    await seen(action, result);
    if (result.terminated) return;
  }
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
