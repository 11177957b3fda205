import type { Graph, Node, TypedOutput } from './graph';

/** A variable in a graph: the node that takes its value, and its new value where it gets one. */
export interface VariableState {
  readonly before: Node;
  readonly after?: TypedOutput;
}

/** The fetches of a graph that writes in place: use these instead. */
export interface Elision {
  readonly fetches: readonly TypedOutput[];
  /** How many updates overwrite the variable's memory. */
  readonly inPlace: number;
}

/**
 * Makes `InplaceUpdate(DeepCopy(variable))` overwrite the memory of the variable, and `DeepCopy(variable)` read it, by turning
 * copies into aliases. An update is in place when its result becomes the variable's value and all other uses of the old value are
 * copies, which are made first. What is read of a variable is an alias when the graph does not overwrite it afterwards. Fetched
 * results that depend on an alias are copied, since the next call would change them.
 */
export function elideCopies(graph: Graph, states: readonly VariableState[], fetches: readonly TypedOutput[]): Elision {
  const nodes = graph.needed(fetches.map(({ node }) => node));
  if (!nodes.some(isCopy)) return { fetches, inPlace: 0 };
  const consumersOf = consumers(nodes);
  const fetched = new Set(fetches.map(({ node }) => node));
  const aliases = new Set<Node>();
  const overwritten = new Set<Node>();
  const readable = new Set<Node>();
  const makeAlias = (copy: Node) => {
    graph.change(copy, { op: 'Identity' });
    aliases.add(copy);
  };

  for (const { before, after } of states) {
    readable.add(before);
    for (const { update, copy, old } of updatesOf(before, after)) {
      readable.add(update);
      const readers = consumersOf(old).filter((node) => node !== copy);
      if (fetched.has(old) || consumersOf(copy).length > 1 || !readers.every(isCopy)) continue;
      makeAlias(copy);
      graph.change(update, { after: readers });
      overwritten.add(old);
    }
  }
  const written = new Set(nodes.filter(({ op }) => op === 'InplaceUpdate').map(copyBehind));
  for (const node of nodes) {
    const read = node.inputs[0]?.node;
    if (isCopy(node) && readable.has(read) && !overwritten.has(read) && !written.has(node)) makeAlias(node);
  }
  const dependent = dependents(nodes, aliases);
  const newValues = new Set(
    states.flatMap(({ after }) => after ?? []).filter(({ node }) => node.op === 'InplaceUpdate'),
  );
  return {
    fetches: fetches.map((fetch) =>
      !dependent.has(fetch.node) || isCopy(fetch.node) || newValues.has(fetch) ? fetch : graph.same('DeepCopy', fetch),
    ),
    inPlace: overwritten.size,
  };
}

/** The updates, first to last, that lead from a variable's old value to its new one; none when other operations do. */
function updatesOf(before: Node, after: TypedOutput | undefined): { update: Node; copy: Node; old: Node }[] {
  const updates: { update: Node; copy: Node; old: Node }[] = [];
  let node = after?.node;
  while (node?.op === 'InplaceUpdate') {
    const copy = node.inputs[0].node;
    if (!isCopy(copy)) return [];
    const old = copy.inputs[0].node;
    updates.unshift({ update: node, copy, old });
    node = old;
  }
  return node === before ? updates : [];
}

/** The copy that an update overwrites, possibly under another shape. */
function copyBehind(update: Node): Node | undefined {
  let node: Node | undefined = update.inputs[0].node;
  while (node && !isCopy(node)) node = node.inputs[0]?.node;
  return node;
}

const isCopy = (node: Node): boolean => node.op === 'DeepCopy';

/** For each node the nodes that take its results. */
function consumers(nodes: readonly Node[]): (node: Node) => readonly Node[] {
  const found = new Map<Node, Node[]>();
  for (const node of nodes) {
    for (const input of new Set(node.inputs.map((output) => output.node))) {
      const known = found.get(input);
      if (known) known.push(node);
      else found.set(input, [node]);
    }
  }
  return (node) => found.get(node) ?? [];
}

/** The nodes whose inputs lead back to one of `sources`, these included. Nodes come in an order in which they can run. */
function dependents(nodes: readonly Node[], sources: ReadonlySet<Node>): ReadonlySet<Node> {
  const found = new Set(sources);
  for (const node of nodes) if (node.inputs.some((input) => found.has(input.node))) found.add(node);
  return found;
}
