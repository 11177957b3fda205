import { LIST_NUMBERS, LIST_TEXTS } from '../../../extension/shared/protocol/inspector';
import { exactNumber, type Table } from '../../../extension/shared/util/delimited';
import type { ListRow } from '../model/listRow';

/** Lines of the list with all their columns and every digit. */
export function listTable(rows: readonly ListRow[]): Table {
  const cells = (row: ListRow) => [
    ...LIST_TEXTS.map((name) => row[name]),
    ...LIST_NUMBERS.map((name) => exactNumber(row[name])),
  ];
  return [[...LIST_TEXTS, ...LIST_NUMBERS], ...rows.map(cells)];
}
