import { LABEL_SCHEMA, type LabelEvent, type LabelTarget, type UndoEvent } from '../../extension/shared/model/label';

let count = 0;

/** The action taken at a step of a made-up trajectory, or another one of that step. */
export function labelTarget(step = 0, action: string | null = null, trajectoryId = '000001/g00/t0'): LabelTarget {
  return { trajectoryId, step, action };
}

/** A label by Ada with plain values but for those given. */
export function labelEvent(facts: Partial<LabelEvent> = {}): LabelEvent {
  return {
    schema: LABEL_SCHEMA,
    id: `label ${++count}`,
    at: '2025-01-01T12:00:00.000Z',
    by: 'Ada',
    source: 'human',
    target: labelTarget(),
    label: 'good',
    note: null,
    tags: [],
    leadSeconds: null,
    blind: false,
    ...facts,
  };
}

/** Ada takes some lines back. */
export function undoEvent(undoes: readonly string[], facts: Partial<UndoEvent> = {}): UndoEvent {
  const { schema, id, at, by, source } = labelEvent();
  return { schema, id, at, by, source, undoes, ...facts };
}
