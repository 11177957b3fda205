import type { Rng } from '../../shared/util/rng';
import type { TokenRow } from '../policy/batches/tokenRow';

/** Batches drawn from one shuffled block have similar lengths. */
const BATCHES_IN_BLOCK = 16;

/** One epoch: every row once, in random batches of rows of similar length, in random order. The last batch of a block may be smaller. */
export function lengthBatches(rows: readonly TokenRow[], batch: number, rng: Rng): TokenRow[][] {
  const order = rng.shuffle(rows);
  const batches: TokenRow[][] = [];
  const block = batch * BATCHES_IN_BLOCK;
  for (let from = 0; from < order.length; from += block) {
    const sorted = order.slice(from, from + block).sort((a, b) => length(a) - length(b));
    for (let i = 0; i < sorted.length; i += batch) batches.push(sorted.slice(i, i + batch));
  }
  return rng.shuffle(batches);
}

function length(row: TokenRow): number {
  return row.prompt.length + row.response.length;
}
