import { type ComponentChildren, h } from 'preact';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly appearance?: 'primary' | 'secondary' | 'icon';
  /** For screen readers, where the children are a symbol. */
  readonly label?: string;
  readonly title?: string;
  /** Of a button that switches something on and off. */
  readonly pressed?: boolean;
  /** It can be focused and explains itself, but looks as if it could not be used. */
  readonly unavailable?: boolean;
  readonly disabled?: boolean;
}

/** A button of the workbench. */
export function Button({ children, appearance = 'secondary', label, pressed, unavailable, ...rest }: ButtonProps) {
  const classes = `${pressed ? 'is-pressed' : ''} ${unavailable ? 'is-unavailable' : ''}`.trim();
  return h(
    'vscode-button',
    {
      ...rest,
      appearance,
      class: classes || undefined,
      'aria-label': label,
      'aria-pressed': pressed === undefined ? undefined : String(pressed),
      'aria-disabled': unavailable ? 'true' : undefined,
    },
    children,
  );
}
