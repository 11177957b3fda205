/** Counts of pairs of categories, or sums of such counts: rows by the one's category, columns by the other's. [categories, categories] */
export type CountMatrix = readonly (readonly number[])[];

/** How often each pair of categories occurs. A category is its index, below `size`. */
export function countPairs(pairs: Iterable<readonly [number, number]>, size: number): CountMatrix {
  const counts = zeros(size);
  for (const [row, column] of pairs) counts[row]![column]! += 1;
  return counts;
}

/** The sum of some matrices, entry by entry: what is counted in parts adds up to the whole. */
export function sumMatrices(matrices: readonly CountMatrix[], size: number): CountMatrix {
  const sum = zeros(size);
  for (const matrix of matrices)
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) sum[row]![column]! += matrix[row]![column]!;
  return sum;
}

/** A matrix that can be added to. */
export function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

/** The sum of each row. [categories] */
export function rowSums(matrix: CountMatrix): number[] {
  return matrix.map((row) => row.reduce((a, b) => a + b, 0));
}

/** The sum of each column. [categories] */
export function columnSums(matrix: CountMatrix): number[] {
  return matrix.map((_, column) => matrix.reduce((sum, row) => sum + row[column]!, 0));
}

/** The sum of the entries on the diagonal: pairs of equal categories. */
export function trace(matrix: CountMatrix): number {
  return matrix.reduce((sum, row, i) => sum + row[i]!, 0);
}
