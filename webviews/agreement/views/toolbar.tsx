import { Menu } from '../../lib/menu';
import { useObservable } from '../../lib/observable';
import { visibleText } from '../../lib/text/visibleText';
import type { CopyFormat } from '../actions';
import { useAgreement } from './context';

const COPIES = [
  { id: 'markdown', label: 'Table as Markdown' },
  { id: 'csv', label: 'Table as CSV' },
] as const;

/** The run, and what can be taken along. */
export function Toolbar() {
  const { model, actions } = useAgreement();
  const { name, folder } = useObservable(model.snapshot)!;
  return (
    <div class="toolbar" role="toolbar" aria-label="Agreement">
      <span class="run-name" title={folder}>
        {visibleText(name)}
      </span>
      <span class="spacer" />
      <Menu label="Copy" items={COPIES} onChoose={(id) => void actions.copy(id as CopyFormat)} />
    </div>
  );
}
