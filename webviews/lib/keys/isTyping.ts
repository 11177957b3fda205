/** Inputs that take keys, but no letters. */
const WITHOUT_TEXT = ['button', 'checkbox', 'radio', 'range', 'submit', 'reset'];

/** Whether letters go into an element, be it a text or a choice that they search. */
export function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(element.type);
  if (element instanceof HTMLElement && element.isContentEditable) return true;
  return element?.matches('textarea, select, [role=combobox], [role=listbox]') ?? false;
}
