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
  // As properties: the toolkit passes no attributes on to the button within.
  const states = {
    ...(pressed === undefined ? {} : { ariaPressed: String(pressed) }),
    ...(unavailable === undefined ? {} : { ariaDisabled: String(unavailable) }),
  };
  return h(
    'vscode-button',
    { ...rest, ...states, appearance, class: classes || undefined, 'aria-label': label },
    children,
  );
}
