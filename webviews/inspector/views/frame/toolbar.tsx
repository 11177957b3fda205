import { Menu } from '../../../lib/menu';
import { useObservable } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { Button } from '../../../lib/toolkit/button';
import type { Copied, CopyFormat } from '../../copy/copies';
import { KEYS } from '../../keys';
import { useInspector } from '../context';
import { KeyHint } from '../keyHint';
import { IterationSlider } from './iterationSlider';

const COPIES = [
  { id: 'step markdown', label: 'Step as Markdown' },
  { id: 'step json', label: 'Step as JSON' },
  { id: 'trajectory markdown', label: 'Trajectory as Markdown' },
  { id: 'trajectory json', label: 'Trajectory as JSON' },
  { id: 'comparison markdown', label: 'Comparison of estimators as Markdown' },
  { id: 'comparison json', label: 'Comparison of estimators as JSON' },
  { id: 'list', label: 'List as TSV' },
  { id: 'link', label: 'Link to this step' },
] as const;

/** The run, the iteration that is looked at, and what can be taken along. */
export function Toolbar() {
  const { model, actions } = useInspector();
  const snapshot = useObservable(model.snapshot)!;
  const copy = (id: string) => {
    const [what, format] = id.split(' ') as [Copied, CopyFormat];
    if (id === 'link') void actions.copyLink();
    else if (id === 'list') void actions.copyList();
    else void actions.copy(what, format);
  };
  return (
    <div class="toolbar" role="toolbar" aria-label="Inspector">
      <span class="run-name" title={snapshot.folder}>
        {visibleText(snapshot.name)}
      </span>
      {snapshot.status && <span class="muted">{snapshot.status}</span>}
      {snapshot.iterations.length > 0 && <IterationSlider />}
      <span class="spacer" />
      <Button title="The metrics of this run" onClick={() => void actions.openDashboard()}>
        Dashboard
      </Button>
      <Menu label="Copy" items={COPIES} onChoose={copy} />
      <Button appearance="icon" label="Keys" title={KEYS.help.words} onClick={() => model.keysShown.set(true)}>
        <KeyHint help={KEYS.help} />
      </Button>
    </div>
  );
}
