/** Scrolls a box as little as it takes to show a row that begins at `top` within it, below `covered` pixels that stay at its upper edge. */
export function scrollToRow(box: HTMLElement, top: number, height: number, covered = 0): void {
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height + covered > box.scrollTop + box.clientHeight)
    box.scrollTop = top + Math.min(height, box.clientHeight - covered) + covered - box.clientHeight;
}
