import { tf } from '../../../extension/trainer/compute/tf';
import { at, build } from './float64';
import { normal, type OpCase, op } from './opCase';

// Odd sizes above the width of vector registers, so that remainders are computed too.
const a = normal('a', 5, 19);
const b = normal('b', 5, 19);
const column = normal('column', 5, 1);
const cube = normal('cube', 3, 7, 11);
const ids = [4, 0, 2, 2, 1, 4, 4];
const indices = () => tf.tensor1d(ids, 'int32');

/** Making, picking and moving elements. */
export const ARRANGEMENT_CASES: readonly OpCase[] = [
  op(
    'gather rows',
    [normal('table', 5, 19)],
    (x) => tf.gather(x, indices()),
    (x) => build([7, 19], ([i, j]) => at(x, [ids[i], j])),
  ),
  op(
    'gather along the second axis',
    [normal('table', 3, 5, 4)],
    (x) => tf.gather(x, indices(), 1),
    (x) => build([3, 7, 4], ([i, j, k]) => at(x, [i, ids[j], k])),
  ),
  op(
    'gather with a matrix of indices',
    [normal('table', 5, 3)],
    (x) =>
      tf.gather(
        x,
        tf.tensor2d(
          [
            [4, 0],
            [2, 2],
          ],
          [2, 2],
          'int32',
        ),
      ),
    (x) =>
      build([2, 2, 3], ([i, j, k]) =>
        at(x, [
          [
            [4, 0],
            [2, 2],
          ][i][j],
          k,
        ]),
      ),
  ),
  op(
    'slice',
    [cube],
    (x) => tf.slice(x, [1, 2, 3], [2, 4, 5]),
    (x) => build([2, 4, 5], ([i, j, k]) => at(x, [i + 1, j + 2, k + 3])),
  ),
  op(
    'concat along the last axis',
    [a, normal('c', 5, 3)],
    (x, y) => tf.concat([x, y], -1),
    (x, y) => build([5, 22], ([i, j]) => (j < 19 ? at(x, [i, j]) : at(y, [i, j - 19]))),
  ),
  op(
    'concat along the first axis',
    [a, b],
    (x, y) => tf.concat([x, y], 0),
    (x, y) => build([10, 19], ([i, j]) => (i < 5 ? at(x, [i, j]) : at(y, [i - 5, j]))),
  ),
  op(
    'stack',
    [a, b],
    (x, y) => tf.stack([x, y], 1),
    (x, y) => build([5, 2, 19], ([i, s, j]) => at(s === 0 ? x : y, [i, j])),
  ),
  op(
    'split',
    [cube],
    (x) => tf.split(x, [4, 7], 2)[1],
    (x) => build([3, 7, 7], ([i, j, k]) => at(x, [i, j, k + 4])),
  ),
  op(
    'split into halves, both used',
    [normal('h', 5, 8)],
    (x) => {
      const [p, q] = tf.split(x, 2, -1);
      return tf.concat([tf.neg(q), p], -1);
    },
    (x) => build([5, 8], ([i, j]) => (j < 4 ? -at(x, [i, j + 4]) : at(x, [i, j - 4]))),
  ),
  op(
    'pad',
    [a],
    (x) =>
      tf.pad(
        x,
        [
          [1, 0],
          [0, 2],
        ],
        0.5,
      ),
    (x) => build([6, 21], ([i, j]) => (i >= 1 && j < 19 ? at(x, [i - 1, j]) : 0.5)),
  ),
  op(
    'transpose',
    [normal('t', 2, 3, 5, 7)],
    (x) => tf.transpose(x, [0, 2, 1, 3]),
    (x) => build([2, 5, 3, 7], ([i, j, k, l]) => at(x, [i, k, j, l])),
  ),
  op(
    'transpose of a matrix',
    [a],
    (x) => tf.transpose(x),
    (x) => build([19, 5], ([i, j]) => at(x, [j, i])),
  ),
  op(
    'reshape and expandDims',
    [a],
    (x) => tf.expandDims(tf.reshape(x, [19, 5]), 1),
    (x) => ({ shape: [19, 1, 5], data: x.data }),
  ),
  op(
    'tile',
    [a],
    (x) => tf.tile(x, [2, 3]),
    (x) => build([10, 57], ([i, j]) => at(x, [i % 5, j % 19])),
  ),
  op(
    'tile along one axis',
    [normal('kv', 2, 3, 1, 4)],
    (x) => tf.tile(x, [1, 1, 2, 1]),
    (x) => build([2, 3, 2, 4], ([i, j, , l]) => at(x, [i, j, 0, l])),
  ),
  op(
    'broadcastTo',
    [column],
    (x) => tf.broadcastTo(x, [5, 19]),
    (x) => build([5, 19], ([i]) => at(x, [i, 0])),
  ),
  op(
    'oneHot',
    [],
    () => tf.oneHot(indices(), 5),
    () => build([7, 5], ([i, j]) => Number(ids[i] === j)),
    false,
  ),
  op(
    'oneHot of real numbers',
    [],
    () => tf.oneHot(indices(), 5, 1, 0, 'float32'),
    () => build([7, 5], ([i, j]) => Number(ids[i] === j)),
    false,
  ),
  op(
    'range',
    [],
    () => tf.range(3, 20, 2),
    () => build([9], ([i]) => 3 + 2 * i),
    false,
  ),
  op(
    'range of integers',
    [],
    () => tf.range(0, 7, 1, 'int32'),
    () => build([7], ([i]) => i),
    false,
  ),
  op(
    'fill',
    [],
    () => tf.fill([3, 4], -1e9),
    () => build([3, 4], () => -1e9),
    false,
  ),
  op(
    'zeros',
    [],
    () => tf.zeros([3, 4]),
    () => build([3, 4], () => 0),
    false,
  ),
  op(
    'ones',
    [],
    () => tf.ones([3, 4]),
    () => build([3, 4], () => 1),
    false,
  ),
];
