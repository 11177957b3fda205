import type { TrajectoryTable } from '../../shared/model/trajectoryTable';
import { LIST_NUMBERS, LIST_TEXTS, type ListPage } from '../../shared/protocol/inspector';

type ListNumber = (typeof LIST_NUMBERS)[number];

/** Rows of the table as a page of the list; `advantage` is NaN where it is not known. */
export function listPage(
  table: TrajectoryTable,
  rows: Uint32Array,
  advantage: (row: number) => number,
): Pick<ListPage, 'numbers' | 'texts'> {
  const value = (name: ListNumber, row: number): number => {
    if (name === 'advantage') return advantage(row);
    return name === 'success' ? Number(table.flag(name, row)) : table.number(name, row);
  };
  return {
    numbers: mapped(LIST_NUMBERS, (name) => Float64Array.from(rows, (row) => value(name, row))),
    texts: mapped(LIST_TEXTS, (name) => Array.from(rows, (row) => table.text(name, row))),
  };
}

function mapped<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}
