import { hashText } from '../../../shared/util/hashText';

/** Numbers of a signature, and how many of them must be equal for two texts to be compared. 1 - (1 - s^3)^16: 99 % find each other at s = 0.63. */
const HASHES = 48;
const BAND = 3;

/** What a text is compared by: two are equal in each place with the probability that a word of either is in both (Broder 1997). [48] */
export type Signature = Uint32Array;

/** The signature of the words of a text; capital letters and the order of words do not count. */
export function minHash(text: string): Signature {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])) {
    const hash = hashText(word);
    for (let i = 0; i < HASHES; i++) {
      const value = mix(hash, i);
      if (value < least[i]) least[i] = value;
    }
  }
  return least;
}

/** About the share of the words of two texts that are in both, 0 to 1; the standard error is at most 0.07. */
export function similarity(a: Signature, b: Signature): number {
  let equal = 0;
  for (let i = 0; i < HASHES; i++) if (a[i] === b[i]) equal += 1;
  return equal / HASHES;
}

/** Names of the buckets that a text is put into; similar texts share one with high probability. [16] */
export function bucketsOf(signature: Signature): string[] {
  return Array.from({ length: HASHES / BAND }, (_, band) =>
    [band, ...signature.subarray(band * BAND, (band + 1) * BAND)].join(' '),
  );
}

/** One of many hash functions (the finalizer of MurmurHash3, with another start for each). */
function mix(hash: number, which: number): number {
  let value = hash ^ Math.imul(which + 1, 0x9e3779b9);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
