import { useRef, useState } from 'preact/hooks';
import type { FilterCompletion } from '../../../../extension/shared/protocol/inspector';
import { useObservable, useSelected } from '../../../lib/observable';
import { Button } from '../../../lib/toolkit/button';
import { focusElement, PANE_ELEMENTS } from '../../focus';
import { KEYS } from '../../keys';
import { useInspector } from '../context';
import { KeyHint } from '../keyHint';
import { FilterHelp } from './filterHelp';
import { FilterProblemLine } from './filterProblemLine';
import { Proposals, proposalElementId } from './proposals';

const PROPOSALS = 'filter-proposals';

/** The line that says which trajectories are listed, with what may stand in it. */
export function FilterLine() {
  const { model, host } = useInspector();
  const filter = useSelected(model.view, (view) => view.filter);
  const { problem } = useObservable(model.list.lines);
  const input = useRef<HTMLInputElement>(null);
  const [completion, setCompletion] = useState<FilterCompletion | null>(null);
  const [chosen, setChosen] = useState(-1);
  const [help, setHelp] = useState(false);
  const asked = useRef(0);
  const propose = async () => {
    const line = input.current!;
    const number = ++asked.current;
    try {
      const answer = await host.complete(model.listQuery(), line.selectionStart ?? line.value.length);
      if (number !== asked.current || document.activeElement !== line) return;
      setCompletion(answer.proposals.length > 0 ? answer : null);
      setChosen(-1);
    } catch (error) {
      model.fail(error);
    }
  };
  const close = () => {
    asked.current++;
    setCompletion(null);
  };
  const write = (text: string) => {
    model.change({ filter: text });
    // Proposals for what stood there before would be put into the wrong place.
    setCompletion(null);
    void propose();
  };
  const accept = (index: number) => {
    const { start, end, proposals } = completion!;
    const { text } = proposals[index];
    const line = input.current!;
    line.value = filter.slice(0, start) + text + filter.slice(end);
    line.focus();
    line.setSelectionRange(start + text.length, start + text.length);
    write(line.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = completion?.proposals.length ?? 0;
    if (event.key === 'ArrowDown' && count > 0) setChosen((chosen + 1) % count);
    else if (event.key === 'ArrowDown') void propose();
    else if (event.key === 'ArrowUp' && count > 0) setChosen((Math.max(chosen, 0) - 1 + count) % count);
    else if ((event.key === 'Enter' || event.key === 'Tab') && count > 0 && chosen >= 0) accept(chosen);
    else if (event.key === 'Escape' && completion) close();
    else if (event.key === 'Escape' || event.key === 'Enter') focusElement(PANE_ELEMENTS.list);
    else return;
    event.preventDefault();
  };
  return (
    <search class="filter">
      <div class="filter-line">
        <input
          id={PANE_ELEMENTS.filter}
          ref={input}
          type="text"
          role="combobox"
          aria-label="Filter"
          aria-expanded={completion !== null}
          aria-controls={PROPOSALS}
          aria-autocomplete="list"
          aria-activedescendant={completion && chosen >= 0 ? proposalElementId(chosen) : undefined}
          aria-invalid={problem !== null}
          autocomplete="off"
          spellcheck={false}
          placeholder="Filter, as success:false flawed>2"
          value={filter}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        <KeyHint help={KEYS.filter} />
        <Button
          appearance="icon"
          label="Help for the filter"
          title="Help for the filter"
          pressed={help}
          onClick={() => setHelp(!help)}
        >
          ?
        </Button>
      </div>
      <Proposals id={PROPOSALS} completion={completion} chosen={chosen} onChoose={accept} />
      {problem && <FilterProblemLine filter={filter} problem={problem} />}
      {help && <FilterHelp onTry={(line) => model.change({ filter: line })} />}
    </search>
  );
}
