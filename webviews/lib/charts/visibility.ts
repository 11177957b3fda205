/** Tells whether an element can be seen: near the visible part of a page that is not hidden. */
export function watchVisibility(element: Element, changed: (visible: boolean) => void): () => void {
  let near = false;
  let visible = false;
  const update = () => {
    const now = near && document.visibilityState === 'visible';
    if (now === visible) return;
    visible = now;
    changed(now);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      near = entries.at(-1)!.isIntersecting;
      update();
    },
    { rootMargin: '200px' },
  );
  observer.observe(element);
  document.addEventListener('visibilitychange', update);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', update);
  };
}
