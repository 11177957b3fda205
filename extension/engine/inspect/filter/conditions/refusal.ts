import type { Piece } from '../rawTerms';

/** Why a condition cannot be read, and where that stands. */
export class Refusal {
  constructor(
    readonly at: Pick<Piece, 'start' | 'end'>,
    readonly message: string,
  ) {}
}
