/** Ids of the elements that take the focus of their panes. */
export const PANE_ELEMENTS = { filter: 'filter', list: 'list', steps: 'timeline' } as const;

/** Puts the focus into an element once it is drawn. */
export function focusElement(id: (typeof PANE_ELEMENTS)[keyof typeof PANE_ELEMENTS]): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
