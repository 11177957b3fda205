/** When things were painted, milliseconds since 1970; 0: not yet. */
export interface Paints {
  /** The page's script could run. */
  readonly loaded: number;
  readonly list: number;
  readonly step: number;
  /** When a key was last answered by another step, and how long that took. */
  readonly answered: number;
  readonly answer: number;
}

type Watched = { couplet?: { -readonly [K in keyof Paints]: Paints[K] } };

/** Runs in every frame before its scripts: notes when the list and a step are painted, and how long after a key the next step is. */
export function watchPaints(): void {
  const paints = { loaded: 0, list: 0, step: 0, answered: 0, answer: 0 };
  (globalThis as Watched).couplet = paints;
  let pressed = 0;
  let shown = '';
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('DOMContentLoaded', () => {
    paints.loaded = now();
    const look = () => {
      const list = document.querySelector('.list-line');
      const step = document.querySelector('section.detail[aria-busy="false"]');
      const place = `${document.querySelector('.list-line[aria-selected="true"]')?.id} ${step?.getAttribute('aria-label')}`;
      const painted = now();
      if (list && paints.list === 0) afterPaint(() => (paints.list = now()));
      if (step && paints.step === 0) afterPaint(() => (paints.step = now()));
      if (step && place !== shown) {
        shown = place;
        const start = pressed;
        if (start > 0) afterPaint(() => Object.assign(paints, { answered: painted, answer: now() - start }));
        pressed = 0;
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
  addEventListener('keydown', () => (pressed = now()), true);
  function afterPaint(then: () => void): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  }
}

/** Runs in the inspector's frame. */
export function paintTimes(): Paints {
  return (globalThis as Watched).couplet!;
}
