import { useRef } from 'preact/hooks';

/** Pixels of one press of an arrow key. */
const STEP = 16;

export interface SashProps {
  readonly label: string;
  /** Width in pixels of the pane beside it. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The pane grows when the sash moves to the right, or to the left. */
  readonly grows: 'right' | 'left';
  readonly onChange: (value: number) => void;
}

/** A line between two panes that can be moved, by pointer and by arrow keys. */
export function Sash({ label, value, min, max, grows, onChange }: SashProps) {
  const drag = useRef<{ readonly x: number; readonly value: number } | null>(null);
  const direction = grows === 'right' ? 1 : -1;
  const set = (wanted: number) => onChange(Math.round(Math.min(max, Math.max(min, wanted))));
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: direction, ArrowLeft: -direction };
    if (event.key in steps) set(value + steps[event.key] * STEP);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      class="sash"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, value };
      }}
      onPointerMove={({ clientX }) => {
        if (drag.current) set(drag.current.value + direction * (clientX - drag.current.x));
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
    />
  );
}
