import { afterEach, describe, expect, it } from 'vitest';
import { type JitMode, jit } from '../../../extension/trainer/compute/jit/jit';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';

type Tensor = TensorFlow.Tensor;

const compute = await useBackend('tensorflow');
const MODES: readonly JitMode[] = ['function', 'session', 'eager'];
const values = (tensor: Tensor) => Array.from(tensor.dataSync());

afterEach(() => tf.disposeVariables());

describe.skipIf(!compute).each(MODES)('variables in mode %s', (mode) => {
  it('are read anew at each call', () => {
    const w = tf.variable(tf.tensor1d([1, 2]));
    const scale = jit((x: Tensor) => w.mul(x), { mode });
    expect(values(scale(tf.scalar(10)))).toEqual([10, 20]);
    w.assign(tf.tensor1d([3, 4]));
    expect(values(scale(tf.scalar(10)))).toEqual([30, 40]);
  });

  it('are assigned after each call', () => {
    const w = tf.variable(tf.tensor1d([1, 2]));
    const step = jit(
      (x: Tensor) => {
        w.assign(w.add(x));
        return w.sum();
      },
      { mode },
    );
    expect([1, 2, 3].map((x) => step(tf.scalar(x)).dataSync()[0])).toEqual([5, 9, 15]);
    expect(values(w)).toEqual([7, 8]);
  });

  it('are shared by several functions and eager code', () => {
    const [w, sum] = [tf.variable(tf.scalar(1)), tf.variable(tf.scalar(0))];
    const grow = jit(() => void w.assign(w.mul(2)), { mode });
    const accumulate = jit(() => void sum.assign(sum.add(w)), { mode });
    for (let i = 0; i < 4; i++) {
      grow();
      accumulate();
      w.assign(w.add(1));
    }
    expect([values(w), values(sum)]).toEqual([[31], [2 + 6 + 14 + 30]]);
  });

  it('may be exchanged', () => {
    const [a, b] = [tf.variable(tf.scalar(1)), tf.variable(tf.scalar(2))];
    const exchange = jit(
      () => {
        const old = a.clone();
        a.assign(b);
        b.assign(old);
        return null;
      },
      { mode },
    );
    for (let i = 0; i < 3; i++) exchange();
    expect([values(a), values(b)]).toEqual([[2], [1]]);
  });

  it('keep their own values when they were made from one tensor', () => {
    const initial = tf.scalar(1);
    const [a, b] = [tf.variable(initial), tf.variable(initial)];
    const sum = jit(() => a.mul(10).add(b), { mode });
    sum();
    a.assign(tf.scalar(3));
    expect(values(sum())).toEqual([31]);
    b.assign(a);
    expect(values(sum())).toEqual([33]);
    b.assign(tf.scalar(5));
    expect(values(sum())).toEqual([35]);
  });

  it('may be copied from an argument or a constant', () => {
    const [a, b] = [tf.variable(tf.scalar(0)), tf.variable(tf.scalar(0))];
    const set = jit(
      (x: Tensor) => {
        a.assign(x as TensorFlow.Scalar);
        b.assign(tf.scalar(7));
        return null;
      },
      { mode },
    );
    for (const x of [1, 2, 3]) set(tf.scalar(x));
    expect([values(a), values(b)]).toEqual([[3], [7]]);
  });

  it('may be passed as arguments, and results do not follow them', () => {
    const w = tf.variable(tf.scalar(1));
    const same = jit((x: Tensor) => ({ argument: x, variable: w }), { mode });
    same(w);
    const result = same(w);
    w.assign(tf.scalar(2));
    expect([values(result.argument), values(result.variable)]).toEqual([[1], [1]]);
    expect(result.variable).not.toBeInstanceOf(tf.Variable);
  });

  it('may be created in the first call, as optimizers do', () => {
    const losses = (wrap: typeof jit) => {
      const w = tf.variable(tf.scalar(1));
      const optimizer = tf.train.adam(0.1);
      const step = wrap(() => optimizer.minimize(() => w.square().asScalar(), true, [w])!, { mode });
      return [1, 2, 3, 4].map(() => step().dataSync()[0]);
    };
    const eager = losses((fn) => Object.assign(fn, { dispose: () => undefined, traces: [] }));
    losses(jit).forEach((loss, i) => {
      expect(loss).toBeCloseTo(eager[i], 6);
    });
    expect(eager[3]).toBeLessThan(eager[0]);
  });

  it('may not be created later', () => {
    const made: TensorFlow.Variable[] = [];
    const make = jit(
      (n: number) => {
        made.push(tf.variable(tf.scalar(n)));
        return null;
      },
      { mode },
    );
    make(1);
    expect(() => make(2)).toThrow('variables were created after the first call');
  });
});

describe.skipIf(!compute).each(['function', 'session'] as const)('graphs in mode %s', (mode) => {
  it('refuse a variable that was disposed', () => {
    const w = tf.variable(tf.tensor1d([1, 2]), true, 'weights');
    const double = jit(() => w.mul(2), { mode });
    double();
    w.dispose();
    expect(() => double()).toThrow('the variable weights [2] that it uses was disposed');
  });

  it('tell what they were recorded for', () => {
    const [w, unread] = [tf.variable(tf.scalar(1)), tf.variable(tf.scalar(1))];
    const step = jit(
      (x: Tensor, name: string) => {
        unread.add(1);
        w.assign(w.add(x));
        return name;
      },
      { mode },
    );
    step(tf.scalar(1), 'a');
    step(tf.scalar(1), 'a');
    step(tf.scalar(1), 'b');
    expect(step.traces).toMatchObject([
      { key: '(float32[],"a")', mode, feeds: 2, fetches: 1, inPlace: 0 },
      { key: '(float32[],"b")', mode, feeds: 2, fetches: 1, inPlace: 0 },
    ]);
    expect(values(w)).toEqual([4]);
  });
});
