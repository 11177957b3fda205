import type { ComponentChildren } from 'preact';

export interface GridCellProps {
  readonly children?: ComponentChildren;
  readonly class?: string;
}

/** A cell of a `GridRow`. */
export function GridCell(props: GridCellProps) {
  // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
  // biome-ignore lint/a11y/useSemanticElements: see `GridRow`
  return <div role="gridcell" {...props} />;
}

export interface GridHeadCellProps extends GridCellProps {
  readonly sort?: 'ascending' | 'descending' | 'none';
  readonly title?: string;
}

/** The name of a column. */
export function GridHeadCell({ sort, ...rest }: GridHeadCellProps) {
  // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
  // biome-ignore lint/a11y/useSemanticElements: see `GridRow`
  return <div role="columnheader" aria-sort={sort} {...rest} />;
}
