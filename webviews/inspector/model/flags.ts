import type { Verdict } from '../../../extension/shared/model/environmentFacts';

/** A letter beside a step, and what it stands for. */
export interface Flag {
  readonly id: Verdict | 'repeated';
  readonly letter: string;
  readonly words: string;
}

const VERDICTS: Readonly<Record<Verdict, Flag>> = {
  good: { id: 'good', letter: 'G', words: 'Good by the oracle: it brings the goal nearer' },
  explore: { id: 'explore', letter: 'E', words: 'Explores, by the oracle: it reveals something needed' },
  flawed: { id: 'flawed', letter: 'F', words: 'Flawed by the oracle: admissible, but of no use' },
  invalid: { id: 'invalid', letter: 'I', words: 'Invalid: the action was not admissible' },
};

const REPEATED: Flag = { id: 'repeated', letter: 'R', words: 'Repeated: taken before in the same state' };

/** What there is to say of an action by its verdict and by the environment. */
export function flagsOf(verdict: Verdict | null, invalid: boolean, repeated: boolean): Flag[] {
  const judged = invalid ? 'invalid' : verdict;
  return [...(judged ? [VERDICTS[judged]] : []), ...(repeated ? [REPEATED] : [])];
}
