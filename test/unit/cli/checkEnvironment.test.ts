import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { CONTEXTS } from '../../../extension/engine/environments/contexts/contexts';
import type { EnvironmentDefinition, Episode } from '../../../extension/engine/environments/environment';
import { checkEnvironment } from '../../../extension/trainer/commands/env/checkEnvironment';

const PARAMETERS = defaultsOf(CONTEXTS.parameters);
const SOUND = CONTEXTS as EnvironmentDefinition;

/** The contexts with episodes that break a promise. */
function withEpisodes(change: (episode: Episode, resets: number) => Partial<Episode>): EnvironmentDefinition {
  return {
    ...SOUND,
    async create(parameters, rng) {
      const environment = await SOUND.create(parameters, rng);
      let resets = 0;
      return {
        taskCount: (split) => environment.taskCount(split),
        task: (split, index) => environment.task(split, index),
        vocabulary: () => environment.vocabulary(),
        async reset(task, stream) {
          const episode = await environment.reset(task, stream);
          const changed = change(episode, resets++);
          return new Proxy(episode, {
            get(target, key) {
              const value = Reflect.get(key in changed ? changed : target, key);
              return typeof value === 'function' ? value.bind(target) : value;
            },
          });
        },
      };
    },
  };
}

/** The names of the checks that failed. */
async function failedChecks(definition: EnvironmentDefinition): Promise<string[]> {
  const checks = await checkEnvironment(definition, PARAMETERS, 2);
  return checks.filter(({ ok }) => !ok).map(({ name }) => name);
}

describe('checkEnvironment', () => {
  it('finds nothing wrong with a sound environment', async () => {
    const checks = await checkEnvironment(SOUND, PARAMETERS, 2);
    expect(checks.map(({ name }) => name)).toEqual([
      'available',
      'tasks',
      'repeatable',
      'snapshots',
      'refusal',
      'expert',
      'oracle',
    ]);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('notices a start that does not repeat', async () => {
    expect(await failedChecks(withEpisodes((_, resets) => ({ goal: `goal ${resets}` })))).toEqual(['repeatable']);
  });

  it('notices a snapshot that does not restore', async () => {
    expect(await failedChecks(withEpisodes(() => ({ restore: () => undefined })))).toEqual(['snapshots']);
  });

  it('notices a refused action that earns something', async () => {
    const generous = (episode: Episode): Partial<Episode> => ({
      step: async (action) => {
        const result = await episode.step(action);
        return episode.observation.admissible.includes(action) ? result : { ...result, reward: 1 };
      },
    });
    expect(await failedChecks(withEpisodes(generous))).toEqual(['refusal']);
  });

  it('reports what an environment throws as a failed check', async () => {
    const checks = await checkEnvironment(
      withEpisodes(() => ({
        snapshot: () => {
          throw new Error('The game has died.');
        },
      })),
      PARAMETERS,
      2,
    );
    expect(checks.find(({ name }) => name === 'snapshots')).toMatchObject({ ok: false, detail: 'The game has died.' });
  });

  it('stops where the environment cannot run here', async () => {
    const absent: EnvironmentDefinition = { ...SOUND, probe: () => ({ ok: false, reason: 'Java is missing.' }) };
    expect(await checkEnvironment(absent, PARAMETERS, 2)).toEqual([
      { name: 'available', ok: false, detail: 'Java is missing.' },
    ]);
  });
});
