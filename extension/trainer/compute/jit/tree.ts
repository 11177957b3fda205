import { type TensorFlow, tf } from '../tf';
import { JitError } from './jitError';

/** Arguments and results of jitted functions: tensors in nested arrays and plain objects, among plain values. */
export type Tree =
  | TensorFlow.Tensor
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Tree[]
  | { readonly [key: string]: Tree };

/** The tensors of a tree in order, and a key that two trees share when the same graph serves both. */
export interface FlatTree {
  readonly tensors: readonly TensorFlow.Tensor[];
  readonly key: string;
}

/** Tensors and key of a tree; throws when it holds anything but tensors, plain values, arrays and plain objects. */
export function flatten(label: string, tree: Tree): FlatTree {
  const tensors: TensorFlow.Tensor[] = [];
  return { key: keyOf(label, tree, tensors), tensors };
}

/** The same tree with every tensor replaced, in the order in which `flatten` lists them. */
export function mapTensors<T extends Tree>(tree: T, replace: (tensor: TensorFlow.Tensor) => Tree): T;
export function mapTensors(tree: Tree, replace: (tensor: TensorFlow.Tensor) => Tree): Tree {
  if (isTensor(tree)) return replace(tree);
  if (Array.isArray(tree)) return tree.map((item: Tree) => mapTensors(item, replace));
  if (isObject(tree)) {
    return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, mapTensors(item, replace)]));
  }
  return tree;
}

/** A tree's arrays, objects and plain values, without its tensors, which `rebuild` puts in again. */
export class Template<T extends Tree> {
  private readonly tree: T;

  constructor(tree: T) {
    this.tree = mapTensors(tree, () => BLANK);
  }

  rebuild(tensors: readonly TensorFlow.Tensor[]): T {
    let next = 0;
    return mapTensors(this.tree, () => tensors[next++]);
  }
}

/** Stands for a tensor; it has no data and is never given out. */
const BLANK = new tf.Tensor([], 'float32', {}, -1);

function keyOf(label: string, tree: Tree, tensors: TensorFlow.Tensor[]): string {
  if (isTensor(tree)) {
    if (tree.isDisposed) {
      throw new JitError(label, `a disposed tensor, ${tree.dtype} [${tree.shape}], was passed or returned`);
    }
    tensors.push(tree);
    return `${tree.dtype}[${tree.shape}]`;
  }
  if (Array.isArray(tree)) return `(${tree.map((item: Tree) => keyOf(label, item, tensors)).join()})`;
  if (isObject(tree)) {
    return `{${Object.entries(tree)
      .map(([key, item]) => `${JSON.stringify(key)}:${keyOf(label, item, tensors)}`)
      .join()}}`;
  }
  if (typeof tree === 'string') return JSON.stringify(tree);
  if (tree === null || tree === undefined || typeof tree === 'number' || typeof tree === 'boolean') {
    return Object.is(tree, -0) ? '-0' : String(tree);
  }
  const kind = (tree as object)?.constructor?.name ?? typeof tree;
  throw new JitError(
    label,
    `a value of type ${kind} was passed or returned. ` +
      'Allowed are tensors, plain values, arrays and plain objects; make typed arrays tensors first.',
  );
}

const isTensor = (value: unknown): value is TensorFlow.Tensor => value instanceof tf.Tensor;

function isObject(value: unknown): value is { readonly [key: string]: Tree } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
