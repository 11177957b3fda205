import type { KeyHelp } from '../keys';

/** Keys in small beside what they do. */
export function KeyHint({ help }: { readonly help: KeyHelp }) {
  return (
    <span class="key-hint" title={help.words} aria-hidden="true">
      {help.keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
