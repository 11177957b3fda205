import { useEffect, useRef } from 'preact/hooks';
import type { StepDetail } from '../../../../extension/shared/protocol/inspector';
import { formatValue } from '../../../lib/numbers/formatNumber';
import { visibleText } from '../../../lib/text/visibleText';
import { flagsOf } from '../../model/flags';
import { labelledAction } from '../../model/labels/labellingModel';
import { LabelMarks } from '../labels/labelMarks';
import { FlagList } from '../steps/flagList';

export const alternativeElementId = (index: number): string => `alternative-${index}`;

export interface AlternativeRowProps {
  readonly detail: StepDetail;
  /** Position of the alternative. */
  readonly index: number;
  readonly probability: Float64Array | null;
  /** Verdicts and values are hidden. */
  readonly blind: boolean;
  readonly active: boolean;
  readonly onChoose: () => void;
}

/** One alternative; the one taken is marked. */
export function AlternativeRow({ detail, index, probability, blind, active, onChoose }: AlternativeRowProps) {
  const { trajectoryId, step, alternatives, oracleValues } = detail;
  const { action, taken, verdict } = alternatives[index];
  const root = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (active) root.current!.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <tr
      ref={root}
      id={alternativeElementId(index)}
      class={taken ? 'is-taken' : ''}
      aria-selected={active}
      onClick={onChoose}
    >
      <td class="mono">
        {taken && (
          <span title="The action taken">
            <span aria-hidden="true">● </span>
            <span class="visually-hidden">Taken: </span>
          </span>
        )}
        {visibleText(action)}
      </td>
      <td>
        <LabelMarks target={{ trajectoryId, step, action: labelledAction(alternatives[index]) }} />
      </td>
      {!blind && (
        <>
          <td>
            <FlagList flags={flagsOf(verdict, false, false)} />
          </td>
          <td class="is-number">{formatValue(oracleValues[index], 'number')}</td>
        </>
      )}
      {probability && <td class="is-number">{formatValue(probability[index], 'share')}</td>}
    </tr>
  );
}
