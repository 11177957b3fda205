import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface DropdownProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A choice of one among several. */
export function Dropdown({ label, options, value, onChange }: DropdownProps) {
  const ref = useRef<HTMLElement & { value: string }>(null);
  const ids = options.map(({ id }) => id).join('\n');
  // The element finds its options some time after they are there, and forgets a value that came before.
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    element.value = value;
    const frame = requestAnimationFrame(() => {
      element.value = value;
    });
    return () => cancelAnimationFrame(frame);
  }, [value, ids]);
  const changed = () => {
    const chosen = ref.current?.value;
    if (chosen !== undefined && chosen !== value) onChange(chosen);
  };
  const children = options.map(({ id, label: text }) => h('vscode-option', { key: id, value: id }, text));
  return h('vscode-dropdown', { ref, 'aria-label': label, title: label, onChange: changed }, children);
}
