import { afterEach, describe, expect, it } from 'vitest';
import { nativeBackend, withMembers } from '../../../extension/trainer/compute/jit/internals';
import { jit } from '../../../extension/trainer/compute/jit/jit';
import { op } from '../../../extension/trainer/compute/jit/op';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';
import { tensorCounts } from './tensorCounts';

type Tensor = TensorFlow.Tensor;

const compute = await useBackend('tensorflow');
const infersShapes = compute !== null && nativeBackend()?.binding.inferShapes !== undefined;
if (compute && !infersShapes) console.warn('SKIPPED: this binding does not infer shapes. Run the set-up.');

const values = (tensor: Tensor) => Array.from(tensor.dataSync());
const products = (operations: readonly string[]) => operations.filter((name) => name.includes('MatMul'));

/** What `body` returns, and the operations that TensorFlow ran meanwhile. */
function observe<R>(body: () => R): { readonly out: R; readonly operations: readonly string[] } {
  const backend = nativeBackend()!;
  const real = backend.binding;
  const operations: string[] = [];
  const executeOp: typeof real.executeOp = (name, ...rest) => {
    operations.push(name);
    return real.executeOp(name, ...rest);
  };
  const binding: typeof real = Object.create(real, { executeOp: { value: executeOp } });
  return { out: withMembers(backend, { binding }, body), operations };
}

/** How many entries of a vector are above 0: the shape in the middle depends on the values. */
function countPositive(x: Tensor): Tensor {
  const indices = op('Where', [x.greater(0)], { T: ['type', 'bool'] });
  return op('Cast', [indices], { SrcT: ['type', INT64], DstT: ['type', 'float32'] })
    .notEqual(-1)
    .sum();
}

const INT64 = 9;

afterEach(() => tf.disposeVariables());

describe.skipIf(!infersShapes)('recording', () => {
  it('computes nothing: the products run in the graph only', () => {
    const [a, b] = [tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[0, 1], [1, 1]])]; // biome-ignore format: matrices
    const twice = (x: Tensor, y: Tensor) => tf.matMul(tf.matMul(x, y), y);
    const eager = observe(() => twice(a, b));
    expect(products(eager.operations)).toHaveLength(2);

    const jitted = jit(twice, { mode: 'function' });
    for (let call = 0; call < 3; call++) {
      const { out, operations } = observe(() => jitted(a, b));
      expect(products(operations)).toEqual([]);
      expect(values(out)).toEqual([3, 5, 7, 11]);
    }
    expect(jitted.traces).toHaveLength(1);
  });

  it('sees what an assignment makes of a variable, and assigns it once', () => {
    const w = tf.variable(tf.tensor2d([[2]]));
    const grow = jit(
      (x: Tensor) => {
        w.assign(tf.matMul(w, x));
        return tf.matMul(w, x);
      },
      { mode: 'function' },
    );
    const { out, operations } = observe(() => grow(tf.tensor2d([[3]])));
    expect([products(operations), values(out), values(w)]).toEqual([[], [18], [6]]);
  });

  it('computes where a shape depends on values, and the graph serves other values', () => {
    const w = tf.variable(tf.scalar(1));
    const count = jit(
      (x: Tensor) => {
        w.assign(w.add(1));
        return countPositive(x);
      },
      { mode: 'function' },
    );
    const { out, operations } = observe(() => count(tf.tensor1d([1, -1, 2, 3])));
    expect(operations).toContain('Where');
    expect(values(out)).toEqual([3]);
    expect(values(w)).toEqual([2]); // though the function ran a second time
    expect(values(count(tf.tensor1d([-1, -1, -1, 1])))).toEqual([1]);
    expect(values(count(tf.tensor1d([-1, -1, -1, -1])))).toEqual([0]);
    expect(values(w)).toEqual([4]);
  });

  it('computes in the first call where that creates variables, and records the second', () => {
    const w = tf.variable(tf.tensor2d([[4]]));
    let velocity: TensorFlow.Variable | null = null;
    const step = jit(
      (x: Tensor) => {
        velocity ??= tf.variable(tf.zerosLike(w));
        const { value, grads } = tf.variableGrads(() => tf.matMul(w, x).sum(), [w]);
        velocity.assign(velocity.mul(0.5).add(grads[w.name]!));
        w.assign(w.sub(velocity.mul(0.5)));
        return value;
      },
      { mode: 'function' },
    );
    const x = tf.tensor2d([[2]]);
    const [first, second, third] = [1, 2, 3].map(() => observe(() => values(step(x))));
    expect(products(first!.operations)).not.toEqual([]);
    expect([products(second!.operations), products(third!.operations)]).toEqual([[], []]);
    // The gradient is 2, the velocity 2, 3, 3.5.
    expect([first!.out, second!.out, third!.out, values(w)]).toEqual([[8], [6], [3], [4 - 0.5 * 8.5]]);
    expect(step.traces).toHaveLength(1);
  });

  it.each<[string, string, (x: Tensor) => Tensor]>([
    ['the function throws', 'no more', () => fail('no more')],
    ['inputs do not fit', 'must be equal', (x) => op('MatMul', [x, x], { T: ['type', 'float32'] })],
    ['it fails after it began to compute', 'no more', (x) => countPositive(x.flatten()).mul(fail('no more'))],
  ])('leaves nothing behind when %s', (_, message, end) => {
    const w = tf.variable(tf.scalar(1));
    const step = jit(
      (x: Tensor) => {
        w.assign(w.add(1));
        tf.matMul(x, x.transpose());
        return end(x);
      },
      { mode: 'function' },
    );
    const x = tf.ones([2, 3]);
    const use = () => expect(() => step(x)).toThrow(message);
    use(); // uploads the arguments
    const before = tensorCounts();
    use();
    expect(tensorCounts()).toEqual(before);
    expect(values(w)).toEqual([1]);
  });
});

function fail(message: string): never {
  throw new Error(message);
}
