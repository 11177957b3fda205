import type { Rng } from '../../shared/util/rng';
import { randomTokens } from './syntheticPolicy';

/** Where a walk ends. */
const GOAL = 2;

/** Length of an observation. */
const OBSERVATION_TOKENS = 12;

/** An environment that costs nothing: an even first token goes one up, an odd one down; two above the start is the goal. */
export class RingWalk {
  private position = 0;

  constructor(
    private readonly rng: Rng,
    private readonly vocabulary: number,
  ) {}

  get reached(): boolean {
    return this.position === GOAL;
  }

  /** Takes a response and returns the tokens of the next observation. */
  step(response: readonly number[]): number[] {
    this.position += response[0]! % 2 === 0 ? 1 : -1;
    return randomTokens(this.rng, OBSERVATION_TOKENS, this.vocabulary);
  }
}
