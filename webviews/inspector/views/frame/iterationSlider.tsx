import { useMemo } from 'preact/hooks';
import { useObservable, useSelected } from '../../../lib/observable';
import { Button } from '../../../lib/toolkit/button';
import { Dropdown } from '../../../lib/toolkit/dropdown';
import { Travel } from '../../model/travel';
import type { Following } from '../../model/viewState';
import { useInspector } from '../context';

const FOLLOWING: readonly { readonly id: Following; readonly label: string }[] = [
  { id: 'task', label: 'Same task' },
  { id: 'state', label: 'Same state' },
];

/** Moves through the training; what is followed stays in sight where an iteration has it. */
export function IterationSlider() {
  const { model } = useInspector();
  const { iterations } = useObservable(model.snapshot)!;
  const following = useSelected(model.view, (view) => view.following);
  const iteration = useSelected(model.view, () => model.iteration());
  const travel = useMemo(() => new Travel(model), [model]);
  const at = Math.max(0, iterations.indexOf(iteration ?? -1));
  const to = (position: number) => {
    if (position >= 0 && position < iterations.length) void travel.to(iterations[position]);
  };
  return (
    <fieldset class="iterations">
      <legend class="visually-hidden">Iteration</legend>
      <Button appearance="icon" label="Iteration before" title="Iteration before" onClick={() => to(at - 1)}>
        ◂
      </Button>
      <input
        type="range"
        aria-label="Iteration"
        aria-valuetext={`Iteration ${iteration}`}
        min="0"
        max={iterations.length - 1}
        value={at}
        onInput={({ currentTarget }) => to(Number(currentTarget.value))}
      />
      <Button appearance="icon" label="Iteration after" title="Iteration after" onClick={() => to(at + 1)}>
        ▸
      </Button>
      <output>
        Iteration {iteration} of {iterations.at(-1)}
      </output>
      <Dropdown
        label="What stays in sight from iteration to iteration"
        options={FOLLOWING}
        value={following}
        onChange={(id) => model.change({ following: id as Following })}
      />
    </fieldset>
  );
}
