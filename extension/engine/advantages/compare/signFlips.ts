/** How two estimators agree in sign. */
export interface SignFlips {
  /** Steps by the sign that the first and the second estimator give: `table[first + 1][second + 1]`. [3, 3] */
  readonly table: readonly (readonly number[])[];
  /** The steps that one pushes up and the other down, in order. */
  readonly flipped: readonly number[];
  /** The steps that only one of them gives any signal, in order. */
  readonly oneSided: readonly number[];
}

/** Compares the signs that two estimators give the same steps. [steps] both. */
export function signFlips(first: Int8Array, second: Int8Array): SignFlips {
  const table = [0, 1, 2].map(() => [0, 0, 0]);
  const flipped: number[] = [];
  const oneSided: number[] = [];
  for (let step = 0; step < first.length; step++) {
    const [a, b] = [first[step], second[step]];
    table[a + 1][b + 1] += 1;
    if (a * b < 0) flipped.push(step);
    else if (a !== b) oneSided.push(step);
  }
  return { table, flipped, oneSided };
}
