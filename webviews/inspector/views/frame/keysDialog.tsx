import { useEffect, useRef } from 'preact/hooks';
import { useObservable } from '../../../lib/observable';
import { FIXED_KEYS, KEYS } from '../../keys';
import { useInspector } from '../context';

/** All keys, with what they do. */
export function KeysDialog() {
  const { model } = useInspector();
  const shown = useObservable(model.keysShown);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  return (
    <dialog ref={dialog} aria-label="Keys" onClose={() => model.keysShown.set(false)}>
      <h2>Keys</h2>
      <table>
        <tbody>
          {[...Object.values(KEYS), ...FIXED_KEYS].map(({ keys, words }) => (
            <tr key={words}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">
        Letters and signs are keybindings of VS Code: search for <code>couplet.inspector</code> in its Keyboard
        Shortcuts to change them. They rest while you type.
      </p>
    </dialog>
  );
}
