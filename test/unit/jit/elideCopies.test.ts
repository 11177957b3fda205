import { beforeEach, describe, expect, it } from 'vitest';
import { elideCopies } from '../../../extension/trainer/compute/jit/elideCopies';
import { Graph, type Node, type Output, type TypedOutput } from '../../../extension/trainer/compute/jit/graph';

const FLOAT = 1;
const T = { T: ['type', FLOAT] } as const;
const out = (node: Node): TypedOutput => ({ node, index: 0, dtype: FLOAT });

let graph: Graph;
let rows: Node;

beforeEach(() => {
  graph = new Graph();
  rows = graph.placeholder(FLOAT, [8, 2]);
});

const add = (op: string, ...inputs: Node[]) => graph.add(op, inputs.map(out), T);
const copy = (of: Node) => add('DeepCopy', of);
const update = (of: Node) => add('InplaceUpdate', of);

/** The operations that a result is computed by, last first. */
const chain = ({ node }: Output): string[] => [node.op, ...node.inputs.flatMap(chain)];

describe('elideCopies', () => {
  it('lets an update overwrite the variable', () => {
    const after = out(update(copy(rows)));
    const { fetches, inPlace } = elideCopies(graph, [{ before: rows, after }], [after]);
    expect(inPlace).toBe(1);
    expect(fetches).toEqual([after]);
    expect(chain(after)).toEqual(['InplaceUpdate', 'Identity', 'Placeholder']);
  });

  it('does so for a series of updates', () => {
    const after = out(update(copy(update(copy(rows)))));
    expect(elideCopies(graph, [{ before: rows, after }], [after]).inPlace).toBe(2);
    expect(chain(after)).toEqual(['InplaceUpdate', 'Identity', 'InplaceUpdate', 'Identity', 'Placeholder']);
  });

  it('reads the new value without a copy, and copies results that depend on it', () => {
    const after = out(update(copy(rows)));
    const read = out(add('Reshape', copy(after.node)));
    const { fetches } = elideCopies(graph, [{ before: rows, after }], [read, after]);
    expect(chain(fetches[0]).slice(0, 4)).toEqual(['DeepCopy', 'Reshape', 'Identity', 'InplaceUpdate']);
    expect(fetches[1]).toBe(after);
  });

  it('makes copies of the old value first', () => {
    const old = copy(rows);
    const after = out(update(copy(rows)));
    const { fetches, inPlace } = elideCopies(graph, [{ before: rows, after }], [out(old), after]);
    expect(inPlace).toBe(1);
    expect(old.op).toBe('DeepCopy');
    expect(after.node.after).toEqual([old]);
    expect(fetches[0].node).toBe(old);
  });

  it('keeps the copy where something else uses the old value', () => {
    const other = add('Neg', rows);
    const after = out(update(copy(rows)));
    expect(elideCopies(graph, [{ before: rows, after }], [out(other), after]).inPlace).toBe(0);
    expect(chain(after)).toEqual(['InplaceUpdate', 'DeepCopy', 'Placeholder']);
  });

  it('keeps the copy where the old value is a result', () => {
    const after = out(update(copy(rows)));
    expect(elideCopies(graph, [{ before: rows, after }], [out(rows), after]).inPlace).toBe(0);
  });

  it('keeps the copy where the update does not become the value of the variable', () => {
    const changed = out(update(copy(rows)));
    expect(elideCopies(graph, [{ before: rows }], [changed]).inPlace).toBe(0);
    expect(chain(changed)).toEqual(['InplaceUpdate', 'DeepCopy', 'Placeholder']);
  });

  it('keeps the copy where the update becomes the value of another variable', () => {
    const other = graph.placeholder(FLOAT, [8, 2]);
    const after = out(update(copy(other)));
    expect(elideCopies(graph, [{ before: rows, after }, { before: other }], [after]).inPlace).toBe(0);
  });

  it('keeps the copy of an update that changes it under another shape', () => {
    const changed = out(update(add('Reshape', copy(rows))));
    expect(elideCopies(graph, [{ before: rows }], [changed]).inPlace).toBe(0);
    expect(chain(changed)).toEqual(['InplaceUpdate', 'Reshape', 'DeepCopy', 'Placeholder']);
  });

  it('reads variables that the graph does not write to without a copy', () => {
    const read = copy(rows);
    const { fetches } = elideCopies(graph, [{ before: rows }], [out(add('Neg', read)), out(read)]);
    expect(read.op).toBe('Identity');
    expect(fetches.map(({ node }) => node.op)).toEqual(['DeepCopy', 'DeepCopy']);
  });

  it('leaves copies of other tensors alone', () => {
    const made = copy(add('Neg', rows));
    const { fetches } = elideCopies(graph, [{ before: rows, after: out(made) }], [out(made)]);
    expect(chain(fetches[0])).toEqual(['DeepCopy', 'Neg', 'Placeholder']);
  });
});
