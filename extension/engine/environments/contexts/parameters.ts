import { choice, integer, number, text, type ValuesOf } from '../../configuration/parameters';

/** Settings of the contexts; the defaults are those of the toy study of gradient coupling (docs/environments/contexts.md). */
export const CONTEXTS_PARAMETERS = {
  goodContexts: integer(6, 'Contexts in which the first action is the best one.', { minimum: 0, maximum: 64 }),
  badContexts: integer(2, 'Contexts in which the first action is flawed.', { minimum: 0, maximum: 64 }),
  goodSuccess: text(
    '1 0.1 0.1 0.1',
    'Success probability of each action in the good contexts; rows divided by ";" give every context its own.',
  ),
  badSuccess: text(
    '0.6 1 0.9 0.9',
    'Success probability of each action in the bad contexts; rows divided by ";" give every context its own.',
  ),
  similarity: number(0.9, 'Cosine of the word counts of any two contexts, met as closely as `words` allows.', {
    minimum: 0,
    below: 1,
  }),
  words: integer(40, 'Words of a context; the similarity is met in steps of 1 / words.', {
    minimum: 2,
    maximum: 200,
    unit: 'words',
  }),
  reward: choice('sampled', 'What an action is paid.', {
    sampled: '1 with its success probability, else 0.',
    expected: 'Its success probability itself: an exact step reward.',
  }),
} as const;

export type ContextsParameters = ValuesOf<typeof CONTEXTS_PARAMETERS>;
