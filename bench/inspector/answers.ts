/** How an inspector answered keys. */
export interface Answers {
  /** Those that led to another step. */
  readonly count: number;
  /** Milliseconds from the last one to the paint of the step. */
  readonly last: number;
}

type Watched = { couplet?: Answers };

/** Runs in the inspector's frame: notes how long after a key another step is painted. */
export function watchAnswers(): void {
  let shown = '';
  shown = place();
  let pressed = 0;
  let count = 0;
  addEventListener('keydown', () => (pressed = performance.now()), true);
  const look = () => {
    requestAnimationFrame(look);
    if (place() === shown || pressed === 0) return;
    shown = place();
    const start = pressed;
    pressed = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      count += 1;
      (globalThis as Watched).couplet = { count, last: performance.now() - start };
    };
    port2.postMessage(null); // comes after the paint
  };
  look();
  function place(): string {
    const step = document.querySelector('section.step-pane[aria-busy="false"]')?.getAttribute('aria-label');
    const trajectory = document.querySelector('.list-line[aria-selected="true"]')?.textContent;
    return step ? `${trajectory} ${step}` : shown;
  }
}

/** Runs in the inspector's frame. */
export function answers(): Answers {
  return (globalThis as Watched).couplet ?? { count: 0, last: 0 };
}
