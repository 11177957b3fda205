import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { at, build, elementwise, type Float64Nd, reduce } from './float64';
import { type OpCase, op, sum } from './opCase';

type Tensor = TensorFlow.Tensor;

const a = build([5, 19], ([i, j]) => ((i * 31 + j * 17) % 23) - 11);
const b = build([5, 19], ([i, j]) => ((i * 13 + j * 29) % 19) - 7);
const row = build([19], ([j]) => j - 9);
const ids = [4, 0, 2, 2];

/** An operation on integers, which backends often have other code for. */
function integers(
  name: string,
  inputs: readonly Float64Nd[],
  run: OpCase['run'],
  reference: OpCase['reference'],
): OpCase {
  const onIntegers = (...x: Tensor[]) => run(...x.map((tensor) => tf.cast(tensor, 'int32')));
  return op(`${name} of integers`, inputs, onIntegers, reference, false);
}

function binary(name: string, run: (x: Tensor, y: Tensor) => Tensor, f: (x: number, y: number) => number): OpCase[] {
  const reference = (x: Float64Nd, y: Float64Nd) => elementwise(f, x, y);
  return [integers(name, [a, b], run, reference), integers(`${name}, a row to a matrix,`, [a, row], run, reference)];
}

/** Arithmetic on positions, offsets and token ids. */
export const INTEGER_CASES: readonly OpCase[] = [
  ...binary('add', tf.add, (x, y) => x + y),
  ...binary('sub', tf.sub, (x, y) => x - y),
  ...binary('mul', tf.mul, (x, y) => x * y),
  ...binary('maximum', tf.maximum, Math.max),
  ...binary('minimum', tf.minimum, Math.min),
  ...binary('less', tf.less, (x, y) => Number(x < y)),
  ...binary('lessEqual', tf.lessEqual, (x, y) => Number(x <= y)),
  ...binary('greaterEqual', tf.greaterEqual, (x, y) => Number(x >= y)),
  ...binary('equal', tf.equal, (x, y) => Number(x === y)),
  integers(
    'floorDiv',
    [a],
    (x) => tf.floorDiv(x, tf.scalar(4, 'int32')),
    (x) => elementwise((v) => Math.floor(v / 4), x),
  ),
  integers(
    'clipByValue',
    [a],
    (x) => tf.clipByValue(x, -3, 5),
    (x) => elementwise((v) => Math.min(5, Math.max(-3, v)), x),
  ),
  integers(
    'cast to reals',
    [a],
    (x) => tf.div(tf.cast(x, 'float32'), 2),
    (x) => elementwise((v) => v / 2, x),
  ),
  integers(
    'truth as a number',
    [a],
    (x) => tf.cast(tf.less(x, 0), 'float32'),
    (x) => elementwise((v) => Number(v < 0), x),
  ),
  integers(
    'gather',
    [a],
    (x) => tf.gather(x, tf.tensor1d(ids, 'int32')),
    (x) => build([4, 19], ([i, j]) => at(x, [ids[i], j])),
  ),
  integers(
    'concat',
    [a, b],
    (x, y) => tf.concat([x, y], 1),
    (x, y) => build([5, 38], ([i, j]) => (j < 19 ? at(x, [i, j]) : at(y, [i, j - 19]))),
  ),
  integers(
    'slice',
    [a],
    (x) => tf.slice(x, [1, 3], [2, 7]),
    (x) => build([2, 7], ([i, j]) => at(x, [i + 1, j + 3])),
  ),
  integers(
    'pad',
    [a],
    (x) =>
      tf.pad(x, [
        [0, 1],
        [2, 0],
      ]),
    (x) => build([6, 21], ([i, j]) => (i < 5 && j >= 2 ? at(x, [i, j - 2]) : 0)),
  ),
  integers(
    'tile',
    [row],
    (x) => tf.tile(tf.expandDims(x, 0), [3, 1]),
    (x) => build([3, 19], ([, j]) => at(x, [j])),
  ),
  integers(
    'transpose',
    [a],
    (x) => tf.transpose(x),
    (x) => build([19, 5], ([i, j]) => at(x, [j, i])),
  ),
  integers(
    'where',
    [a, b],
    (x, y) => tf.where(tf.less(x, y), x, y),
    (x, y) => elementwise(Math.min, x, y),
  ),
  integers(
    'sum',
    [a],
    (x) => tf.sum(x, 1),
    (x) => reduce(x, [1], sum),
  ),
  integers(
    'max',
    [a],
    (x) => tf.max(x, 0),
    (x) => reduce(x, [0], (v) => Math.max(...v)),
  ),
  integers(
    'cumsum',
    [a],
    (x) => tf.cumsum(x, 1),
    (x) => build([5, 19], ([i, j]) => sum(Array.from(x.data.subarray(i * 19, i * 19 + j + 1)))),
  ),
];
