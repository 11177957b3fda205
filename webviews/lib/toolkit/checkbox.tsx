import { h } from 'preact';
import { useRef } from 'preact/hooks';

export interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something to switch on and off. */
export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  const ref = useRef<HTMLElement & { checked: boolean }>(null);
  const changed = () => {
    // The element also tells of changes that we made.
    if (ref.current && ref.current.checked !== checked) onChange(ref.current.checked);
  };
  return h('vscode-checkbox', { ref, checked, onChange: changed }, label);
}
