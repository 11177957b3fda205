import { describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { drawQuestions } from '../../../extension/trainer/algorithms/judgedStates';
import type { AgentFormat } from '../../../extension/trainer/rollout/agentFormat';

const codes = (text: string) => [...text].map((letter) => letter.codePointAt(0)!);
const text = (tokens: readonly number[]) => String.fromCodePoint(...tokens);
const FORMAT: AgentFormat = {
  actionPrompt: codes,
  response: codes,
  parse: text,
  judgePrompt: (state, action) => codes(`${state} ${action}?`),
};
const letters = (n: number, first: string) =>
  Array.from({ length: n }, (_, i) => String.fromCodePoint(first.codePointAt(0)! + i));

/** The questions about a state with so many good and bad actions. */
function draw(good: number, bad: number, actions: number) {
  const state = { state: 'here', good: letters(good, 'a'), bad: letters(bad, 'A') };
  return drawQuestions(state, actions, FORMAT, 'key', Rng.from('questions', good, bad)).map((row) => ({
    ...row,
    prompt: text(row.prompt),
    response: text(row.response),
  }));
}

describe('drawQuestions', () => {
  it.each([
    ['half of each where there are enough', 6, 9, 8, 4, 4],
    ['all good ones where they are few', 1, 9, 8, 1, 7],
    ['more good ones where bad ones are few', 9, 2, 8, 6, 2],
    ['everything where the state has less', 2, 3, 8, 2, 3],
    ['one of each at least', 5, 5, 2, 1, 1],
  ])('asks about %s', (_, good, bad, actions, expectedGood, expectedBad) => {
    const questions = draw(good, bad, actions);
    expect(questions.filter((row) => row.good)).toHaveLength(expectedGood);
    expect(questions.filter((row) => !row.good)).toHaveLength(expectedBad);
    expect(new Set(questions.map(({ prompt }) => prompt)).size).toBe(questions.length);
  });

  it('answers each question by the word for what the action is', () => {
    for (const { prompt, response, good, prefixKey } of draw(3, 3, 6)) {
      expect(prompt).toMatch(good ? /^here [a-c]\?$/ : /^here [A-C]\?$/);
      expect(response).toBe(good ? 'good' : 'bad');
      expect(prefixKey).toBe('key');
    }
  });
});
