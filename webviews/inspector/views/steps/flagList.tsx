import type { Flag } from '../../model/flags';

/** Letters with what they stand for. */
export function FlagList({ flags }: { readonly flags: readonly Flag[] }) {
  return (
    <span class="flags">
      {flags.map(({ id, letter, words }) => (
        <abbr key={id} class={`flag is-${id}`} title={words}>
          {letter}
        </abbr>
      ))}
    </span>
  );
}
