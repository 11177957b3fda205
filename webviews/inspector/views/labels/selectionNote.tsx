import { useEffect } from 'preact/hooks';
import { isTyping } from '../../../lib/keys/isTyping';
import { useObservable } from '../../../lib/observable';
import { useInspector } from '../context';

/** How many steps the next label is about, as long as they are several; Escape goes back to one. */
export function SelectionNote() {
  const { model } = useInspector();
  const count = useObservable(model.labelling.selection)?.steps.length ?? 1;
  return (
    <span role="status">
      {count > 1 && (
        <>
          {count} steps selected
          <ClearByEscape />
        </>
      )}
    </span>
  );
}

function ClearByEscape() {
  const { model } = useInspector();
  const clear = () => model.labelling.selection.set(null);
  useEffect(() => {
    const onKeyDown = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape' && !isTyping(target as Element) && !document.querySelector('dialog[open]')) clear();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <button type="button" class="link selection-clear" onClick={clear}>
      Clear <kbd>Esc</kbd>
    </button>
  );
}
