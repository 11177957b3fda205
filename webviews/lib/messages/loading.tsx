import { ProgressRing } from '../toolkit/progressRing';

/** Stands for what is on its way: "Reading metrics". */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div class="empty" role="status">
      <ProgressRing label={what} />
      <p>{what}…</p>
    </div>
  );
}
