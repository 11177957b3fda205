import { beforeAll, describe, expect, it } from 'vitest';
import { flatten, mapTensors, Template, type Tree } from '../../../extension/trainer/compute/jit/tree';
import { tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';

beforeAll(async () => {
  await useBackend('cpu');
});

const keyOf = (tree: Tree) => flatten('test', tree).key;

describe('flatten', () => {
  it('lists tensors in order', () => {
    const [a, b, c] = [tf.scalar(1), tf.scalar(2), tf.scalar(3)];
    expect(flatten('test', [{ x: a, y: [b, 7] }, null, c]).tensors).toEqual([a, b, c]);
  });

  it('gives equal keys to trees that one graph serves', () => {
    const tree = (values: number[]): Tree => ({ x: tf.tensor1d(values), n: 2, flags: [true, 'a', undefined] });
    expect(keyOf(tree([1, 2]))).toBe(keyOf(tree([3, 4])));
  });

  it.each<[string, Tree, Tree]>([
    ['types', tf.tensor1d([1], 'float32'), tf.tensor1d([1], 'int32')],
    ['shapes', tf.zeros([2, 3]), tf.zeros([3, 2])],
    ['numbers', 1, 2],
    ['signs of zero', 0, -0],
    ['types of plain values', '1', 1],
    ['null and undefined', null, undefined],
    ['names', { a: 1 }, { b: 1 }],
    ['orders of names, which order the tensors', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['nesting', [[1], 2], [[1, 2]]],
    ['strings that look like structure', ['a,b'], ['a', 'b']],
    ['names that look like structure', { 'a":1,"b': 1 }, { a: 1, b: 1 }],
  ])('tells %s apart', (_, left, right) => {
    expect(keyOf(left)).not.toBe(keyOf(right));
  });

  it.each<[string, unknown]>([
    ['Float32Array', new Float32Array(2)],
    ['Map', new Map()],
    ['Function', () => 1],
  ])('refuses a %s', (kind, value) => {
    expect(() => flatten('jit(f)', [value as Tree])).toThrow(new RegExp(`jit\\(f\\): .*${kind}`));
  });

  it('refuses a disposed tensor', () => {
    const tensor = tf.zeros([2, 3]);
    tensor.dispose();
    expect(() => flatten('jit(f)', { tensor })).toThrow('a disposed tensor, float32 [2,3]');
  });
});

describe('Template', () => {
  it('puts other tensors into the same structure', () => {
    const tree = { loss: tf.scalar(1), parts: [tf.scalar(2), 'name', null] as const };
    const [a, b] = [tf.scalar(3), tf.scalar(4)];
    expect(new Template(tree).rebuild([a, b])).toEqual({ loss: a, parts: [b, 'name', null] });
  });
});

it('mapTensors leaves plain values alone', () => {
  const [a, b] = [tf.scalar(1), tf.scalar(2)];
  expect(mapTensors({ x: a, n: [1, 'two'] } as Tree, () => b)).toEqual({ x: b, n: [1, 'two'] });
});
