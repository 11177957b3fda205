import { useState } from 'preact/hooks';
import type { InspectorPlace } from '../../../../extension/shared/protocol/inspector';
import type { Answer } from '../../../lib/connect/resource';
import { visibleText } from '../../../lib/text/visibleText';
import { useInspector } from '../context';

/** Rows that are shown at first, and that each press of the button adds. */
const PIECE = 50;

/** A place of the run with what is said of it. */
export interface PlaceRow {
  readonly place: Partial<InspectorPlace> & { readonly trajectoryId: string };
  readonly iteration: number;
  readonly cells: readonly string[];
}

export interface PlaceTableProps {
  /** Names of the columns, that of the iteration first. */
  readonly head: readonly string[];
  readonly answer: Pick<Answer<unknown, unknown>, 'waiting' | 'error'>;
  readonly rows: readonly PlaceRow[];
}

/** Places of the run over training; each leads there, and the one that is shown is marked. */
export function PlaceTable({ head, answer, rows }: PlaceTableProps) {
  const { model } = useInspector();
  const [count, setCount] = useState(PIECE);
  if (answer.error !== null) return <p class="is-error">{visibleText(answer.error)}</p>;
  if (answer.waiting && rows.length === 0) return <p class="muted">Searching…</p>;
  const { trajectoryId, step } = model.place;
  const isHere = ({ place }: PlaceRow) =>
    place.trajectoryId === trajectoryId && (place.step === undefined || place.step === step);
  return (
    <>
      <table class="numbers">
        <thead>
          <tr>
            {head.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, count).map((row) => (
            <tr
              key={`${row.place.trajectoryId} ${row.place.step}`}
              class={isHere(row) ? 'is-taken' : ''}
              title={row.place.trajectoryId}
            >
              <td>
                <button type="button" class="link" onClick={() => model.go({ ...row.place, iteration: row.iteration })}>
                  {row.iteration}
                  {isHere(row) && <span class="visually-hidden"> (shown)</span>}
                </button>
              </td>
              {row.cells.map((cell, i) => (
                <td key={head[i + 1]}>
                  <span class="clamped">{cell}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {count < rows.length && (
        <button type="button" class="more" onClick={() => setCount(count + PIECE)}>
          Show more ({rows.length - count} left)
        </button>
      )}
    </>
  );
}
