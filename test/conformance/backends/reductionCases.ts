import { tf } from '../../../extension/trainer/compute/tf';
import { at, build, elementwise, type Float64Nd, logSoftmax, matMul, reduce } from './float64';
import { normal, type OpCase, op, sum } from './opCase';

// Odd sizes above the width of vector registers, so that remainders are computed too.
const a = normal('a', 5, 19);
const cube = normal('cube', 3, 7, 11);
const ids = [4, 0, 2, 2, 1, 4, 4];
const indices = () => tf.tensor1d(ids, 'int32');

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const reductions = [
  { name: 'sum', run: tf.sum, combine: sum },
  { name: 'mean', run: tf.mean, combine: mean },
  { name: 'max', run: tf.max, combine: (values: readonly number[]) => Math.max(...values) },
  { name: 'min', run: tf.min, combine: (values: readonly number[]) => Math.min(...values) },
];

function sortedTop(x: Float64Nd, k: number, rank: number): [value: number, position: number] {
  const width = x.shape[1];
  const values = Array.from(x.data.subarray(k * width, (k + 1) * width), (value, i): [number, number] => [value, i]);
  return values.sort((p, q) => q[0] - p[0])[rank];
}

/** Products, sums and orderings: whatever combines many elements into one. */
export const REDUCTION_CASES: readonly OpCase[] = [
  op(
    'matMul',
    [normal('m', 9, 17), normal('n', 17, 13)],
    (x, y) => tf.matMul(x, y),
    (x, y) => matMul(x, y),
  ),
  op(
    'matMul, first transposed',
    [normal('m', 17, 9), normal('n', 17, 13)],
    (x, y) => tf.matMul(x, y, true),
    (x, y) => matMul(x, y, true),
  ),
  op(
    'matMul, second transposed',
    [normal('m', 9, 17), normal('n', 13, 17)],
    (x, y) => tf.matMul(x, y, false, true),
    (x, y) => matMul(x, y, false, true),
  ),
  op(
    'matMul, both transposed',
    [normal('m', 17, 9), normal('n', 13, 17)],
    (x, y) => tf.matMul(x, y, true, true),
    (x, y) => matMul(x, y, true, true),
  ),
  op(
    'matMul, batched',
    [normal('m', 2, 3, 5, 7), normal('n', 2, 3, 7, 4)],
    (x, y) => tf.matMul(x, y),
    (x, y) => matMul(x, y),
  ),
  op(
    'matMul, batched, second transposed',
    [normal('m', 2, 3, 5, 7), normal('n', 2, 3, 4, 7)],
    (x, y) => tf.matMul(x, y, false, true),
    (x, y) => matMul(x, y, false, true),
  ),

  op(
    'norm',
    [a],
    (x) => tf.norm(x),
    (x) => reduce(x, [0, 1], (v) => Math.sqrt(sum(v.map((value) => value * value)))),
  ),

  op(
    'softmax',
    [a],
    (x) => tf.softmax(x),
    (x) => elementwise(Math.exp, logSoftmax(x)),
  ),
  op(
    'softmax of a cube',
    [cube],
    (x) => tf.softmax(x),
    (x) => elementwise(Math.exp, logSoftmax(x)),
  ),
  op('logSoftmax', [a], (x) => tf.logSoftmax(x), logSoftmax),
  op('logSoftmax of a cube', [cube], (x) => tf.logSoftmax(x), logSoftmax),

  ...reductions.flatMap(({ name, run, combine }) => [
    op(
      `${name} over everything`,
      [a],
      (x) => run(x),
      (x) => reduce(x, [0, 1], combine),
    ),
    op(
      `${name} over the last axis`,
      [cube],
      (x) => run(x, -1),
      (x) => reduce(x, [2], combine),
    ),
    op(
      `${name} over the first axis`,
      [cube],
      (x) => run(x, 0),
      (x) => reduce(x, [0], combine),
    ),
    op(
      `${name} over two axes, kept`,
      [cube],
      (x) => run(x, [0, 2], true),
      (x) => reduce(x, [0, 2], combine, true),
    ),
  ]),

  op(
    'unsortedSegmentSum',
    [normal('rows', 7, 4)],
    (x) => tf.unsortedSegmentSum(x, indices(), 5),
    (x) => build([5, 4], ([s, j]) => sum(ids.map((id, i) => (id === s ? at(x, [i, j]) : 0)))),
  ),
  op(
    'cumsum',
    [a],
    (x) => tf.cumsum(x, 1),
    (x) => build([5, 19], ([i, j]) => sum(Array.from(x.data.subarray(i * 19, i * 19 + j + 1)))),
  ),
  op(
    'cumsum, exclusive',
    [a],
    (x) => tf.cumsum(x, 1, true),
    (x) => build([5, 19], ([i, j]) => sum(Array.from(x.data.subarray(i * 19, i * 19 + j)))),
  ),
  op(
    'topk, values',
    [a],
    (x) => tf.topk(x, 6).values,
    (x) => build([5, 6], ([i, k]) => sortedTop(x, i, k)[0]),
    false,
  ),
  op(
    'topk, positions',
    [a],
    (x) => tf.topk(x, 6).indices,
    (x) => build([5, 6], ([i, k]) => sortedTop(x, i, k)[1]),
    false,
  ),
  op(
    'argMax',
    [a],
    (x) => tf.argMax(x, -1),
    (x) => build([5], ([i]) => sortedTop(x, i, 0)[1]),
    false,
  ),
];
