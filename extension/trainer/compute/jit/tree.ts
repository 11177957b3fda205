import { type TensorFlow, tf } from '../tf';
import { JitError } from './jitError';
import { isResource, type Resource } from './resource';

/** What changes from call to call: a tensor, or a place on the device that is read and updated. */
export type Leaf = TensorFlow.Tensor | Resource;

/** Arguments and results of jitted functions: tensors (and resources) in nested arrays and plain objects, among plain values. */
export type Tree =
  | Leaf
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Tree[]
  | { readonly [key: string]: Tree };

/** The leaves of a tree in order, and a key that two trees share when the same graph serves both. */
export interface FlatTree {
  readonly leaves: readonly Leaf[];
  readonly key: string;
}

/** Whether a value is a tensor of TensorFlow.js, variables included. */
export const isTensor = (value: unknown): value is TensorFlow.Tensor => value instanceof tf.Tensor;

/** Leaves and key of a tree; throws when it holds anything but tensors, resources, plain values, arrays and plain objects. */
export function flatten(label: string, tree: Tree): FlatTree {
  const leaves: Leaf[] = [];
  return { key: keyOf(label, tree, leaves), leaves };
}

/** The same tree with every leaf replaced, in the order in which `flatten` lists them. */
export function mapLeaves<T extends Tree>(tree: T, replace: (leaf: Leaf) => Tree): T;
export function mapLeaves(tree: Tree, replace: (leaf: Leaf) => Tree): Tree {
  if (isTensor(tree) || isResource(tree)) return replace(tree);
  if (Array.isArray(tree)) return tree.map((item: Tree) => mapLeaves(item, replace));
  if (isObject(tree))
    return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, mapLeaves(item, replace)]));
  return tree;
}

/** A tree's arrays, objects and plain values, without its tensors, which `rebuild` puts in again. */
export class Template<T extends Tree> {
  private readonly tree: T;

  constructor(tree: T) {
    this.tree = mapLeaves(tree, () => BLANK);
  }

  rebuild(leaves: readonly Leaf[]): T {
    let next = 0;
    return mapLeaves(this.tree, () => leaves[next++]);
  }
}

/** Stands for a tensor; it has no data and is never given out. */
const BLANK = new tf.Tensor([], 'float32', {}, -1);

function keyOf(label: string, tree: Tree, leaves: Leaf[]): string {
  if (isTensor(tree)) {
    if (tree.isDisposed)
      throw new JitError(label, `a disposed tensor, ${tree.dtype} [${tree.shape}], was passed or returned`);
    leaves.push(tree);
    return `${tree.dtype}[${tree.shape}]`;
  }
  if (isResource(tree)) {
    // Two arguments that are the same resource need another graph than two different ones: their uses are ordered.
    const first = leaves.findIndex((leaf) => isResource(leaf) && leaf.handle === tree.handle);
    leaves.push(tree);
    return `@${first < 0 ? leaves.length - 1 : first}:${tree.dtype}[${tree.shape}]`;
  }
  if (Array.isArray(tree)) return `(${tree.map((item: Tree) => keyOf(label, item, leaves)).join()})`;
  if (isObject(tree)) {
    return `{${Object.entries(tree)
      .map(([key, item]) => `${JSON.stringify(key)}:${keyOf(label, item, leaves)}`)
      .join()}}`;
  }
  if (typeof tree === 'string') return JSON.stringify(tree);
  if (tree === null || tree === undefined || typeof tree === 'number' || typeof tree === 'boolean') {
    return Object.is(tree, -0) ? '-0' : String(tree);
  }
  const kind = (tree as object)?.constructor?.name ?? typeof tree;
  throw new JitError(
    label,
    `a value of type ${kind} was passed or returned; allowed are tensors, resources, plain values, arrays and plain objects (make typed arrays tensors first)`,
  );
}

function isObject(value: unknown): value is { readonly [key: string]: Tree } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
