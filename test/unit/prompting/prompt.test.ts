import { describe, expect, it } from 'vitest';
import { describeState, promptVocabulary } from '../../../extension/engine/prompting/prompt';

const SETTINGS = { window: 2, notes: true, carried: true, stepCounter: false, historyWords: 0 };
const OBSERVATION = {
  text: 'you see mug 1 .',
  admissible: ['go to desk 1', 'look'],
  carried: 'you carry nothing .',
  notes: 'unseen desk 1 .',
  state: 's',
};
const HISTORY = [
  { observation: 'first', action: 'a' },
  { observation: 'second one here', action: 'b' },
  { observation: 'third one here', action: 'c' },
];

describe('describeState', () => {
  it('puts what stays the same first and shows the last pairs only', () => {
    expect(describeState('find the mug', HISTORY, OBSERVATION, SETTINGS)).toBe(
      'task : find the mug . actions : go to desk 1 ; look . second one here > b . third one here > c . now : you see mug 1 . you carry nothing . unseen desk 1 .',
    );
  });

  it('leaves out what is switched off', () => {
    const settings = { window: 0, notes: false, carried: false, stepCounter: true, historyWords: 0 };
    expect(describeState('g', HISTORY, OBSERVATION, settings)).toBe(
      'task : g . actions : go to desk 1 ; look . step 4 . now : you see mug 1 .',
    );
  });

  it('cuts remembered observations to the configured number of words, not the present one', () => {
    const state = describeState('g', HISTORY, OBSERVATION, { ...SETTINGS, historyWords: 2 });
    expect(state).toContain('second one > b . third one > c .');
    expect(state).toContain('now : you see mug 1 .');
  });
});

describe('promptVocabulary', () => {
  it('has the step counter up to the last step, only where it is shown', () => {
    expect(promptVocabulary({ stepCounter: true }, 2).slice(1)).toEqual(['step 1 .', 'step 2 .']);
    expect(promptVocabulary({ stepCounter: false }, 2)).toHaveLength(1);
  });
});
