import { type Observable, useObservable } from '../observable';

/** Says to screen readers what cannot be seen otherwise, such as the values at a cursor. */
export function Announcer({ announcement }: { readonly announcement: Observable<string> }) {
  return (
    <div class="visually-hidden" aria-live="polite" aria-atomic="true">
      {useObservable(announcement)}
    </div>
  );
}
