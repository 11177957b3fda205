/** How a model's answer ended: by itself, cut off at the most tokens that were allowed, or kept back by a filter. */
export type AnswerEnd = 'stop' | 'length' | 'filter';

/** Why there is no label. */
export type SkipReason = 'empty' | 'cut-off' | 'not-one-word' | 'filtered' | 'refused';

/** What an answer says, or why it says nothing. */
export type ParsedAnswer = { readonly label: 'good' | 'bad' } | { readonly reason: SkipReason };

/** What some models think aloud before they answer. */
const THOUGHTS = /^\s*<think>[\s\S]*?<\/think>/;

/** Reads an answer strictly: one word, good or bad, with or without a full stop, behind thoughts if any. All else has a reason instead. */
export function parseAnswer(text: string, end: AnswerEnd): ParsedAnswer {
  if (end === 'filter') return { reason: 'filtered' };
  if (end === 'length') return { reason: 'cut-off' };
  const answer = text.replace(THOUGHTS, '').trim();
  if (answer === '') return { reason: 'empty' };
  const word = /^(good|bad)\.?$/i.exec(answer)?.[1]?.toLowerCase();
  return word === undefined ? { reason: 'not-one-word' } : { label: word as 'good' | 'bad' };
}
