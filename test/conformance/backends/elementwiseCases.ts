import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { build, elementwise, type Float64Nd } from './float64';
import { normal, type OpCase, op, sum } from './opCase';

// Odd sizes above the width of vector registers, so that remainders are computed too.
const a = normal('a', 5, 19);
const b = normal('b', 5, 19);
const column = normal('column', 5, 1);
const cube = normal('cube', 3, 7, 11);
const positive = elementwise((x) => Math.abs(x) + 0.5, a);
const positiveRow = elementwise((x) => Math.abs(x) + 0.5, normal('row', 19));
const mask = build([5, 19], ([i, j]) => (i * j) % 3);
const isMasked = () => tf.equal(tf.tensor2d(Float32Array.from(mask.data), [5, 19]), 0);

type Tensor = TensorFlow.Tensor;

/** An operation on one array, element by element. */
function unary(name: string, input: Float64Nd, run: (x: Tensor) => Tensor, f: (x: number) => number): OpCase {
  return op(name, [input], run, (x) => elementwise(f, x));
}

/** An operation on two arrays that broadcast; the gradient too, if tfjs-core has it for unequal shapes. */
function binary(
  name: string,
  run: (x: Tensor, y: Tensor) => Tensor,
  f: (x: number, y: number) => number,
  broadcastGradient = true,
): OpCase[] {
  const reference = (x: Float64Nd, y: Float64Nd) => elementwise(f, x, y);
  const unequal = (shapes: string, x: Float64Nd, y: Float64Nd) =>
    op(`${name}, ${shapes}`, [x, y], run, reference, broadcastGradient);
  return [
    op(name, [a, positive], run, reference),
    unequal('a matrix and a row', a, positiveRow),
    unequal('a column and a row', column, positiveRow),
    unequal('a cube and a scalar', cube, { shape: [], data: Float64Array.of(1.5) }),
  ];
}

/** Arithmetic, functions, comparison and choice, element by element. */
export const ELEMENTWISE_CASES: readonly OpCase[] = [
  ...binary('add', tf.add, (x, y) => x + y),
  ...binary('sub', tf.sub, (x, y) => x - y),
  ...binary('mul', tf.mul, (x, y) => x * y),
  ...binary('div', tf.div, (x, y) => x / y),
  ...binary('maximum', tf.maximum, Math.max, false),
  ...binary('minimum', tf.minimum, Math.min, false),
  op(
    'addN',
    [a, b, positive],
    (...x) => tf.addN(x),
    (...x) => elementwise((...v) => sum(v), ...x),
  ),
  op(
    'pow',
    [positive, a],
    (x, y) => tf.pow(x, y),
    (x, y) => elementwise(Math.pow, x, y),
  ),

  unary('square', a, tf.square, (x) => x * x),
  unary('sqrt', positive, tf.sqrt, Math.sqrt),
  unary('rsqrt', positive, tf.rsqrt, (x) => 1 / Math.sqrt(x)),
  unary('exp', a, tf.exp, Math.exp),
  unary('expm1', a, tf.expm1, Math.expm1),
  unary('log', positive, tf.log, Math.log),
  unary('neg', a, tf.neg, (x) => -x),
  unary('sigmoid', a, tf.sigmoid, (x) => 1 / (1 + Math.exp(-x))),
  unary('sin', a, tf.sin, Math.sin),
  unary('cos', a, tf.cos, Math.cos),
  unary(
    'clipByValue',
    a,
    (x) => tf.clipByValue(x, -0.5, 0.7),
    (x) => Math.min(0.7, Math.max(-0.5, x)),
  ),
  unary('abs', a, tf.abs, Math.abs),
  unary('clone', a, tf.clone, (x) => x),
  unary('zerosLike', a, tf.zerosLike, () => 0),
  unary('onesLike', a, tf.onesLike, () => 1),
  op(
    'where',
    [a, b],
    (x, y) => tf.where(isMasked(), x, y),
    (x, y) => elementwise((m, p, q) => (m === 0 ? p : q), mask, x, y),
  ),
  op(
    'less',
    [a, b],
    (x, y) => tf.less(x, y),
    (x, y) => elementwise((p, q) => Number(p < q), x, y),
    false,
  ),
  op(
    'lessEqual',
    [a, a],
    (x, y) => tf.lessEqual(x, y),
    (x, y) => elementwise((p, q) => Number(p <= q), x, y),
    false,
  ),
  op(
    'greater',
    [a, b],
    (x, y) => tf.greater(x, y),
    (x, y) => elementwise((p, q) => Number(p > q), x, y),
    false,
  ),
  op(
    'greaterEqual',
    [a, a],
    (x, y) => tf.greaterEqual(x, y),
    (x, y) => elementwise((p, q) => Number(p >= q), x, y),
    false,
  ),
  op(
    'equal',
    [mask, mask],
    (x, y) => tf.equal(x, tf.sub(2, y)),
    (x, y) => elementwise((p, q) => Number(p === 2 - q), x, y),
    false,
  ),
  op(
    'cast to integers',
    [a],
    (x) => tf.cast(x, 'int32'),
    (x) => elementwise(Math.trunc, x),
    false,
  ),
];
