import type { ComponentChildren } from 'preact';
import { useSelected } from '../../../lib/observable';
import { toggled } from '../../../lib/state/toggled';
import { useInspector } from '../context';

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of the step that can be folded; folded, it computes nothing. */
export function Section({ id, title, children }: SectionProps) {
  const { model } = useInspector();
  const open = useSelected(model.view, (view) => view.open.includes(id));
  return (
    <section class="section" aria-labelledby={`section-${id}`}>
      <h3>
        <button
          type="button"
          id={`section-${id}`}
          aria-expanded={open}
          onClick={() => model.change({ open: toggled(model.view.value.open, id) })}
        >
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> {title}
        </button>
      </h3>
      {open && <div class="section-body">{children}</div>}
    </section>
  );
}
