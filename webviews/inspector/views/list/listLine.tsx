import { GridCell } from '../../../lib/grid/gridCell';
import { GridRow } from '../../../lib/grid/gridRow';
import { useSelected } from '../../../lib/observable';
import type { ListRow } from '../../model/listRow';
import { useInspector } from '../context';
import type { ColumnDefinition, gridOf } from './listColumns';

/** Height of a line in pixels. */
export const ROW = 22;

export const rowElementId = (position: number): string => `trajectory-${position}`;

export interface ListLineProps {
  readonly position: number;
  /** null until it has been read. */
  readonly row: ListRow | null;
  readonly columns: readonly ColumnDefinition[];
  readonly grid: ReturnType<typeof gridOf>;
  readonly onOpen: () => void;
}

/** One trajectory of the list. */
export function ListLine({ position, row, columns, grid, onOpen }: ListLineProps) {
  const { model } = useInspector();
  const selected = useSelected(model.view, ({ place }) => row !== null && place.trajectoryId === row.trajectoryId);
  return (
    <GridRow
      class="list-line"
      id={rowElementId(position)}
      index={position + 2}
      selected={selected}
      title={row ? `${row.trajectoryId}, ${row.category}` : undefined}
      style={grid}
      onClick={() => row && model.go({ trajectoryId: row.trajectoryId })}
      onDblClick={onOpen}
    >
      {columns.map(({ id, number, content }) => (
        <GridCell key={id} class={`cell-${id} ${number ? 'is-number' : ''}`}>
          {row ? content(row) : '…'}
        </GridCell>
      ))}
    </GridRow>
  );
}
