/** Ids of the elements that take the focus of their panes. */
export const PANE_ELEMENTS = {
  filter: 'filter',
  list: 'list',
  steps: 'timeline',
  alternatives: 'alternatives',
} as const;

/** Puts the focus into an element: now where it is there, so that no letter is lost, else once it is drawn. */
export function focusElement(id: (typeof PANE_ELEMENTS)[keyof typeof PANE_ELEMENTS]): void {
  const element = document.getElementById(id);
  if (element) element.focus();
  else requestAnimationFrame(() => document.getElementById(id)?.focus());
}
