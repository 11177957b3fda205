/** A dense array in double precision, row-major. The functions here are the definitions that backends are compared with. */
export interface Float64Nd {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** An array whose element at each index is given by a function of the index. */
export function build(shape: readonly number[], element: (index: readonly number[]) => number): Float64Nd {
  const data = new Float64Array(sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = element(indexOf(shape, i));
  return { shape, data };
}

/** The element at an index; dimensions of size 1 repeat, and missing leading dimensions are left out, as in broadcasting. */
export function at(array: Float64Nd, index: readonly number[]): number {
  const skip = index.length - array.shape.length;
  let offset = 0;
  array.shape.forEach((size, axis) => {
    offset = offset * size + (size === 1 ? 0 : index[axis + skip]);
  });
  return array.data[offset];
}

/** Elementwise over broadcast operands. */
export function elementwise(f: (...values: number[]) => number, ...operands: readonly Float64Nd[]): Float64Nd {
  const rank = Math.max(...operands.map(({ shape }) => shape.length));
  const shape = Array.from({ length: rank }, (_, axis) =>
    Math.max(...operands.map((operand) => operand.shape[axis - rank + operand.shape.length] ?? 1)),
  );
  return build(shape, (index) => f(...operands.map((operand) => at(operand, index))));
}

/** `[..., m, k] x [..., k, n] -> [..., m, n]`, either operand's last two dimensions swapped on request. */
export function matMul(a: Float64Nd, b: Float64Nd, transposeA = false, transposeB = false): Float64Nd {
  const rank = a.shape.length;
  const [rows, inner] = lastTwo(a.shape, transposeA);
  const [, columns] = lastTwo(b.shape, transposeB);
  return build([...a.shape.slice(0, rank - 2), rows, columns], (index) => {
    const batch = index.slice(0, rank - 2);
    const [row, column] = index.slice(rank - 2);
    let sum = 0;
    for (let k = 0; k < inner; k++) {
      const left = at(a, [...batch, ...(transposeA ? [k, row] : [row, k])]);
      sum += left * at(b, [...batch, ...(transposeB ? [column, k] : [k, column])]);
    }
    return sum;
  });
}

/** Combines the elements along some axes, which stay with size 1 when `keepDims`. */
export function reduce(
  array: Float64Nd,
  axes: readonly number[],
  combine: (values: readonly number[]) => number,
  keepDims = false,
): Float64Nd {
  const groups = new Map<string, number[]>();
  const kept = array.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  array.data.forEach((value, i) => {
    const key = indexOf(array.shape, i).map((position, axis) => (axes.includes(axis) ? 0 : position));
    const group = groups.get(key.join());
    if (group) group.push(value);
    else groups.set(key.join(), [value]);
  });
  const full = build(kept, (index) => combine(groups.get(index.join()) ?? []));
  return keepDims ? full : { shape: array.shape.filter((_, axis) => !axes.includes(axis)), data: full.data };
}

/** The log of softmax over the last axis. */
export function logSoftmax(array: Float64Nd): Float64Nd {
  const last = array.shape.length - 1;
  const logSum = (values: readonly number[]) => {
    const largest = Math.max(...values);
    return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0));
  };
  return elementwise((value, total) => value - total, array, reduce(array, [last], logSum, true));
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The index of the i-th element in row-major order. */
function indexOf(shape: readonly number[], i: number): number[] {
  const index = new Array<number>(shape.length);
  let rest = i;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}

function lastTwo(shape: readonly number[], transpose: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2);
  return transpose ? [columns, rows] : [rows, columns];
}
