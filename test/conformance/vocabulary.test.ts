import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../extension/engine/configuration/parameters';
import { BUILT_IN_ENVIRONMENTS } from '../../extension/engine/environments/table';
import { describeState, promptVocabulary } from '../../extension/engine/prompting/prompt';
import { SPLITS } from '../../extension/shared/model/environmentFacts';
import { Rng } from '../../extension/shared/util/rng';
import { makeWordTokenizer } from '../../extension/trainer/policy/tokenizer/makeWordTokenizer';
import { createTokenizer } from '../../extension/trainer/policy/tokenizer/tokenizer';

const EVERYTHING = { window: 2, notes: true, carried: true, stepCounter: true, historyWords: 0 };
const STEPS = 12;

describe.each(BUILT_IN_ENVIRONMENTS.map((definition) => [definition.id, definition] as const))(
  'the vocabulary of %s',
  (_, definition) => {
    it('has every word of its prompts, and gives every action back as it was', async () => {
      const environment = await definition.create(defaultsOf(definition.parameters), Rng.from('vocabulary'));
      const texts = [...(await environment.vocabulary()), ...promptVocabulary(EVERYTHING, STEPS)];
      const tokenizer = createTokenizer(makeWordTokenizer(texts), definition.id);
      const unknown = (text: string) => tokenizer.encode(text).includes(tokenizer.unkId!);
      let prompts = 0;
      for (const split of SPLITS) {
        for (let index = 0; index < Math.min(10, environment.taskCount(split)); index++) {
          const rng = Rng.from('walk', split, index);
          const episode = await environment.reset(environment.task(split, index));
          const history: { observation: string; action: string }[] = [];
          for (let step = 0, ended = false; step < STEPS && !ended; step++) {
            const { observation } = episode;
            const prompt = describeState(episode.goal, history, observation, EVERYTHING);
            expect(unknown(prompt), prompt).toBe(false);
            const back = observation.admissible.map((action) => tokenizer.decode(tokenizer.encode(action)));
            expect(back).toEqual(observation.admissible);
            const action = rng.choice(observation.admissible);
            history.push({ observation: observation.text, action });
            ended = (await episode.step(action)).terminated;
            prompts++;
          }
        }
      }
      expect(prompts).toBeGreaterThan(SPLITS.length);
    });
  },
);
