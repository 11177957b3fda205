import { Menu } from '../../../lib/menu';
import { useObservable } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { Button } from '../../../lib/toolkit/button';
import type { Copied, CopyFormat } from '../../actions';
import { KEYS } from '../../keys';
import { useInspector } from '../context';
import { KeyHint } from '../keyHint';
import { IterationSlider } from './iterationSlider';

const COPIES = [
  { id: 'step markdown', label: 'Step as Markdown' },
  { id: 'step json', label: 'Step as JSON' },
  { id: 'trajectory markdown', label: 'Trajectory as Markdown' },
  { id: 'trajectory json', label: 'Trajectory as JSON' },
  { id: 'link', label: 'Link to this step' },
] as const;

/** The run, the iteration that is looked at, and what can be taken along. */
export function Toolbar() {
  const { model, actions } = useInspector();
  const snapshot = useObservable(model.snapshot)!;
  const copy = (id: string) => {
    const [what, format] = id.split(' ') as [Copied, CopyFormat];
    void (id === 'link' ? actions.copyLink() : actions.copy(what, format));
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
