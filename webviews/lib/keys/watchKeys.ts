import { isTyping } from './isTyping';

/** Tells whether single letters may be commands: the page has the focus, nobody is typing, and no dialogue is open. */
export function watchKeys(changed: (active: boolean) => void): void {
  let before = false;
  const look = () => {
    const active = document.hasFocus() && !isTyping(document.activeElement) && !document.querySelector('dialog[open]');
    if (active !== before) changed(active);
    before = active;
  };
  // While focus moves from one element to another, for a moment none has it.
  const lookLater = () => setTimeout(look);
  for (const event of ['focusin', 'focusout']) document.addEventListener(event, lookLater);
  for (const event of ['focus', 'blur']) window.addEventListener(event, lookLater);
  look();
}
