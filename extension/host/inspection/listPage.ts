import type { Given, RowFacts } from '../../engine/inspect/rowFacts';
import { LIST_NUMBERS, LIST_TEXTS, type ListPage } from '../../shared/protocol/inspector';

type ListNumber = (typeof LIST_NUMBERS)[number];
type ListText = (typeof LIST_TEXTS)[number];

/** Rows of the table as a page of the list; NaN where a number is not known. */
export function listPage(facts: RowFacts, rows: Uint32Array): Pick<ListPage, 'numbers' | 'texts'> {
  const { table } = facts;
  const value = (name: ListNumber, row: number): number => {
    if (name === 'advantage' || name === 'disagreement') return given(facts[name], row) ?? Number.NaN;
    return name === 'success' ? Number(table.flag(name, row)) : table.number(name, row);
  };
  const text = (name: ListText, row: number): string =>
    name === 'labels' ? (given(facts.labels, row) ?? []).join(', ') : table.text(name, row);
  return {
    numbers: mapped(LIST_NUMBERS, (name) => Float64Array.from(rows, (row) => value(name, row))),
    texts: mapped(LIST_TEXTS, (name) => Array.from(rows, (row) => text(name, row))),
  };
}

const given = <V>(facts: Given<V>, row: number): V | undefined => ('missing' in facts ? undefined : facts.of(row));

function mapped<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}
