import type { ComponentChildren, CSSProperties, RefObject } from 'preact';

export interface GridRowProps {
  readonly children: ComponentChildren;
  /** From 1; the head is the first. */
  readonly index: number;
  readonly class: string;
  readonly id?: string;
  readonly selected?: boolean;
  readonly title?: string;
  readonly style?: CSSProperties;
  readonly root?: RefObject<HTMLDivElement | null>;
  readonly onClick?: (event: MouseEvent) => void;
  readonly onDblClick?: (event: MouseEvent) => void;
}

/** A row of a `grid` whose rows are chosen by the keys of the grid, which has the focus in their place. */
export function GridRow({ children, index, selected, root, ...rest }: GridRowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useSemanticElements: rows of tables cannot be columns of equal widths in the document alone
    <div role="row" aria-rowindex={index} aria-selected={selected} ref={root} {...rest}>
      {children}
    </div>
  );
}
