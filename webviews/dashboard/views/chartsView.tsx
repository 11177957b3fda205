import { useObservable } from '../../lib/observable';
import { toggled } from '../../lib/state/toggled';
import { Checkbox } from '../../lib/toolkit/checkbox';
import type { GroupDefinition } from '../groups/definitions';
import { ChartCard } from './chartCard';
import { useDashboard } from './context';

/** All charts, group by group. */
export function ChartsView({ groups }: { readonly groups: readonly GroupDefinition[] }) {
  return (
    <>
      {groups.map((group) => (
        <Group key={group.id} group={group} />
      ))}
    </>
  );
}

function Group({ group: { id, title, charts } }: { readonly group: GroupDefinition }) {
  const { model } = useDashboard();
  const { folded, logGroups } = useObservable(model.view);
  const open = !folded.includes(id);
  const log = logGroups.includes(id);
  return (
    <section class="group" aria-labelledby={`group-${id}`}>
      <div class="group-head">
        <h2 id={`group-${id}`}>
          <button
            type="button"
            class="fold"
            aria-expanded={open}
            onClick={() => model.change({ folded: toggled(folded, id) })}
          >
            <span aria-hidden="true">{open ? '▾' : '▸'}</span> {title}
          </button>
        </h2>
        {open && (
          <Checkbox
            label="Log scale"
            checked={log}
            onChange={() => model.change({ logGroups: toggled(model.view.value.logGroups, id) })}
          />
        )}
      </div>
      {open && (
        <div class="charts">
          {charts.map((chart) => (
            <ChartCard key={chart.id} chart={chart} group={id} log={log} />
          ))}
        </div>
      )}
    </section>
  );
}
