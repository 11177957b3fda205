import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { constant } from '../../../extension/trainer/compute/jit/constant';
import { jit, type Tree } from '../../../extension/trainer/compute/jit/jit';
import { op } from '../../../extension/trainer/compute/jit/op';
import { resource } from '../../../extension/trainer/compute/jit/resource';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { tensorCounts } from './tensorCounts';

type Tensor = TensorFlow.Tensor;
type Body = (x: Tensor, outside: Tensor) => Tree;

const compute = await useBackend('tensorflow');
const values = (tensor: Tensor) => Array.from(tensor.dataSync());

/** What a graph would silently repeat, and what the error says of it. */
const FROZEN: readonly [name: string, message: string, body: Body][] = [
  ['Math.random', 'Math.random', (x) => x.mul(Math.random())],
  ['randomNormal with a seed', 'tf.randomNormal', (x) => x.add(tf.randomNormal([3], 0, 1, 'float32', 5))],
  ['randomNormal', 'tf.randomNormal', (x) => x.add(tf.randomNormal([3]))],
  ['randomUniform with a seed', 'tf.randomUniform', (x) => x.add(tf.randomUniform([3], 0, 1, 'float32', 5))],
  ['truncatedNormal with a seed', 'tf.truncatedNormal', (x) => x.add(tf.truncatedNormal([3], 0, 1, 'float32', 5))],
  ['randomGamma with a seed', 'tf.randomGamma', (x) => x.add(tf.randomGamma([3], 1, 1, 'float32', 5))],
  ['multinomial with a seed', 'tf.multinomial', (x) => tf.multinomial(x as TensorFlow.Tensor1D, 1, 5)],
  ['dropout with a seed', 'tf.randomUniform', (x) => tf.dropout(x, 0.5, undefined, 5)],
  ['a value of an argument', 'the value of a tensor was read', (x) => x.mul(x.dataSync()[0])],
  ['a value of a result', 'the value of a tensor was read', (x) => x.mul(x.sum().arraySync() as number)],
  ['a value of a variable', 'the value of a tensor was read', (x) => x.mul(weights.dataSync()[0])],
  ['a value of a tensor from outside', 'the value of a tensor was read', (x, y) => x.mul(y.dataSync()[0])],
  ['a branch on a value', 'the value of a tensor was read', (x) => (x.sum().greater(0).dataSync()[0] ? x : x.neg())],
  ['a tensor from outside', 'a tensor [3] of type float32 from outside', (x, y) => x.add(y)],
  ['a tensor from outside in a gradient', '[3]', (x, y) => tf.grad((z) => z.mul(y).sum())(x)],
  ['an earlier value of a variable', '[3]', (x) => x.add(earlier)],
  [
    'a variable set to a tensor from outside',
    '[3]',
    (x, y) => {
      weights.assign(y as Tensor);
      return x;
    },
  ],
  ['a tensor from outside as the result', '[3]', (_, y) => y],
  ['a tensor kept inside', '1 tensors made inside were kept', (x) => tf.keep(x.add(1)).mul(2)],
  [
    'megabytes of JavaScript values',
    'made inside from JavaScript values',
    (x) => x.add(tf.tensor1d(Float32Array.from({ length: 300_000 }, (_, i) => i)).sum()),
  ],
  ['an asynchronous function', 'asynchronous', ((x: Tensor) => Promise.resolve(x)) as unknown as Body],
  ['a returned resource', 'a value of type NativeResource', () => cache as unknown as Tree],
  [
    'an operation that runs for its effect',
    'PrintV2 runs for its effect',
    (x) => {
      op('PrintV2', [tf.tensor(['never'])], {}, 0);
      return x;
    },
  ],
];

let weights: TensorFlow.Variable;
let earlier: Tensor;
let cache: ReturnType<typeof resource>;

describe.skipIf(!compute)('what a graph would silently repeat is an error', () => {
  beforeEach(() => {
    weights = tf.variable(tf.tensor1d([1, 2, 3]));
    earlier = weights.clone();
    cache = resource(tf.zeros([3]));
  });

  afterEach(() => {
    cache.dispose();
    tf.disposeVariables();
    earlier.dispose();
  });

  it.each(FROZEN)('%s', (name, message, body) => {
    const [x, outside] = [tf.tensor1d([1, 2, 3]), tf.tensor1d([4, 5, 6])];
    values(outside.add(0));
    const run = jit((input: Tensor) => body(input, outside), { name, mode: 'function' });
    expect(() => run(x)).toThrow(message);
    expect(() => run(x)).toThrow(`jit(${name}): `);
    tf.dispose([x, outside]);
  });

  it.each(FROZEN)('%s, and the failing call leaves no trace', (name, _, body) => {
    const [x, outside] = [tf.tensor1d([1, 2, 3]), tf.tensor1d([4, 5, 6])];
    const run = jit(
      (input: Tensor) => {
        weights.assign(weights.mul(2));
        cache.assign(input);
        return tf.valueAndGrad((z: Tensor) => tf.sum(body(z.mul(2), outside) as Tensor))(input).value;
      },
      { name, mode: 'function' },
    );
    expect(() => run(x)).toThrow();
    const before = tensorCounts();
    expect(() => run(x)).toThrow();
    expect(tensorCounts()).toEqual(before);
    expect(values(weights)).toEqual([1, 2, 3]);
    expect(values(cache.read())).toEqual([0, 0, 0]);
    expect(Math.random()).toBeLessThan(1);
    expect(values(tf.add([1], [2]))).toEqual([3]);
  });

  it('also of a tensor that the library has not seen yet', () => {
    const untouched = tf.tensor1d([4, 5, 6]);
    expect(() => jit((x: Tensor) => x.add(untouched), { mode: 'function' })(tf.scalar(1))).toThrow('from outside');
    expect(() =>
      jit((x: Tensor) => x.mul(tf.tensor1d([1, 2, 3]).dot(untouched)), { mode: 'function' })(tf.scalar(1)),
    ).toThrow('from outside');
  });

  it('names the operation that used it', () => {
    const [a, b] = [tf.ones([2, 2]), tf.ones([2, 2])];
    expect(() => jit((x: Tensor) => tf.matMul(x, b), { mode: 'function' })(a)).toThrow('(by BatchMatMul)');
  });
});

describe.skipIf(!compute).each(['function', 'session'] as const)('allowed in mode %s', (mode) => {
  it.each([3, 300_000])('a declared constant of %d numbers', (size) => {
    const table = constant(tf.range(0, size));
    const add = jit((x: Tensor) => x.add(table.clone()).add(table.dataSync()[1]), { mode });
    add(tf.scalar(1));
    table.dispose();
    expect(values(add(tf.scalar(5)).slice(0, 2))).toEqual([6, 7]);
    add.dispose();
  });

  it('tensors made inside, and reading them', () => {
    const f = jit(
      (x: Tensor) => {
        const n = tf.range(0, 3).sum().dataSync()[0];
        return x.add(tf.tensor1d([n, 2, 3])).add(tf.zeros([400, 1000]).sum());
      },
      { mode },
    );
    f(tf.scalar(1));
    expect(values(f(tf.scalar(2)))).toEqual([5, 4, 5]);
  });

  it('nothing but plain values', () => {
    const f = jit((n: number) => ({ twice: 2 * n }), { mode });
    expect([f(1), f(1), f(2)]).toEqual([{ twice: 2 }, { twice: 2 }, { twice: 4 }]);
  });

  it('a jitted function inside another, with a gradient through it', () => {
    const square = jit((x: Tensor) => x.square(), { mode });
    const slope = jit((x: Tensor) => tf.grad((y) => square(y).sum())(x), { mode });
    slope(tf.tensor1d([1, 2]));
    expect(values(slope(tf.tensor1d([3, 4])))).toEqual([6, 8]);
    expect(square.traces).toEqual([]);
  });
});

describe.skipIf(!compute).each(['function', 'session', 'eager'] as const)('refused in mode %s', (mode) => {
  it('a call inside a gradient, which would not pass through', () => {
    const square = jit((x: Tensor) => x.square(), { mode });
    expect(() => tf.grad((x) => square(x).sum())(tf.scalar(2))).toThrow('Take the gradient inside');
  });

  it('a call after dispose', () => {
    const f = jit((x: Tensor) => x.square(), { mode, name: 'square' });
    f(tf.scalar(2));
    f.dispose();
    expect(() => f(tf.scalar(2))).toThrow('jit(square): called after dispose()');
  });

  it('random numbers', () => {
    expect(() => jit(() => tf.randomNormal([2], 0, 1, 'float32', 1), { mode })()).toThrow('tf.randomNormal');
    expect(() => jit(() => tf.scalar(Math.random()), { mode })()).toThrow('Math.random');
  });
});

it.skipIf(!compute)('constant refuses a variable', () => {
  expect(() => constant(tf.variable(tf.scalar(1)))).toThrow(TypeError);
});
