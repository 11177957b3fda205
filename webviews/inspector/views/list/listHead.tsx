import { GridHeadCell } from '../../../lib/grid/gridCell';
import { GridRow } from '../../../lib/grid/gridRow';
import { useSelected } from '../../../lib/observable';
import { useInspector } from '../context';
import type { ColumnDefinition, gridOf } from './listColumns';

/** The names of the columns; each sorts: downwards, upwards, then as the run has them. */
export function ListHead({
  columns,
  grid,
}: {
  readonly columns: readonly ColumnDefinition[];
  readonly grid: ReturnType<typeof gridOf>;
}) {
  const { model } = useInspector();
  const sort = useSelected(model.view, (view) => view.sort);
  const toggle = (column: ColumnDefinition['id']) => {
    const again = sort?.column === column;
    model.change({ sort: again && !sort.descending ? null : { column, descending: !again } });
  };
  return (
    <GridRow class="list-head" index={1} style={grid}>
      {columns.map(({ id, title, help, number }) => {
        const direction = sort?.column === id ? (sort.descending ? 'descending' : 'ascending') : 'none';
        return (
          <GridHeadCell key={id} sort={direction} class={number ? 'is-number' : ''}>
            <button type="button" title={`${help}. Click to sort.`} onClick={() => toggle(id)}>
              {title}
              {direction !== 'none' && <span aria-hidden="true">{direction === 'ascending' ? '↑' : '↓'}</span>}
            </button>
          </GridHeadCell>
        );
      })}
    </GridRow>
  );
}
