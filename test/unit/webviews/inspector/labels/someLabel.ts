import type { ShownLabel } from '../../../../../extension/shared/protocol/inspector';

/** A label of one's own, with changes. */
export function someLabel(changes: Partial<ShownLabel> = {}): ShownLabel {
  return {
    target: { trajectoryId: 't0', step: 1, action: null },
    label: 'good',
    by: 'Ada <ada@example.org>',
    source: 'human',
    at: '2026-01-01T00:00:00.000Z',
    note: null,
    tags: [],
    blind: false,
    own: true,
    stored: true,
    ...changes,
  };
}
