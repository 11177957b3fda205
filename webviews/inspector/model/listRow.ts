import { LIST_NUMBERS, LIST_TEXTS, type ListPage } from '../../../extension/shared/protocol/inspector';

/** One line of the list; what is not known is NaN. */
export type ListRow = Readonly<
  Record<(typeof LIST_NUMBERS)[number], number> & Record<(typeof LIST_TEXTS)[number], string>
>;

/** Line `index` of a page, which keeps its lines as columns. */
export function readRow({ numbers, texts }: ListPage, index: number): ListRow {
  return Object.fromEntries([
    ...LIST_NUMBERS.map((name) => [name, numbers[name][index]]),
    ...LIST_TEXTS.map((name) => [name, texts[name][index]]),
  ]);
}

/** All lines of a page. */
export function readRows(page: ListPage): ListRow[] {
  return page.texts.trajectoryId.map((_, index) => readRow(page, index));
}
