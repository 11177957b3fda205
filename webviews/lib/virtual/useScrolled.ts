import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** What can be seen of a box that scrolls, in pixels. */
export interface Scrolled {
  readonly top: number;
  readonly height: number;
}

/** Until the box has been measured. */
const FIRST: Scrolled = { top: 0, height: 600 };

/** How far an element is scrolled, and how high it is; the component is drawn again when that changes. */
export function useScrolled(scroller: RefObject<HTMLElement | null>): Scrolled {
  const [scrolled, setScrolled] = useState(FIRST);
  useLayoutEffect(() => {
    const element = scroller.current!;
    const measure = () => {
      const next = { top: element.scrollTop, height: element.clientHeight };
      setScrolled((before) => (before.top === next.top && before.height === next.height ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);
  return scrolled;
}
