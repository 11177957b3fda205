import { useObservable, useSelected } from '../../../lib/observable';
import { KEYS } from '../../keys';
import { useInspector } from '../context';
import { KeyHint } from '../keyHint';
import { FilterLine } from './filterLine';
import { ListTable } from './listTable';

/** Which trajectories there are, and which of them are listed. */
export function ListPane() {
  return (
    <>
      <FilterLine />
      <ListTable />
      <Footer />
    </>
  );
}

function Footer() {
  const { model } = useInspector();
  const { total, problem } = useObservable(model.list.lines);
  const waiting = useObservable(model.list.waiting);
  const everywhere = useSelected(model.view, (view) => view.everywhere);
  const filtered = useSelected(model.view, ({ filter }) => filter.trim() !== '');
  const one = total === 1 ? 'trajectory' : 'trajectories';
  return (
    <footer class="pane-footer">
      <span role="status">
        {total.toLocaleString('en')} {one}
        {problem ? ', as before' : filtered ? ' by the filter' : ''}
        {waiting ? ', reading…' : ''}
      </span>
      <span class="spacer" />
      <label class="check" title="List the trajectories of all iterations; advantages are known within one only">
        <input
          type="checkbox"
          checked={everywhere}
          onInput={({ currentTarget }) => model.change({ everywhere: currentTarget.checked })}
        />
        All iterations
      </label>
      <KeyHint help={KEYS.trajectory} />
    </footer>
  );
}
