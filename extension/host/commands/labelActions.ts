import { LABELS, type Label, type LabelTarget } from '../../shared/model/label';
import { UserError } from '../../shared/util/userError';
import type { CommandHandler } from './services';

/** What another extension, or a keybinding, asks for; it comes from outside and may be anything. */
interface Asked {
  readonly folder?: unknown;
  readonly targets?: unknown;
  readonly label?: unknown;
  readonly note?: unknown;
  readonly tags?: unknown;
}

/**
 * Labels actions of a run: `{ folder, targets: [{ trajectoryId, step, action }], label, note, tags }`. Gives the ids of the labels once they are
 * on the disk, and nothing where they are not.
 */
export const labelActions: CommandHandler = async ({ inspectors }, asked) => {
  const { folder, targets, label, note, tags } = (asked ?? {}) as Asked;
  if (typeof folder !== 'string' || !Array.isArray(targets) || !targets.every(isTarget))
    throw new UserError('To label needs { folder, targets: [{ trajectoryId, step, action }], label }.');
  if (label !== null && !LABELS.includes(label as Label))
    throw new UserError(`A label is ${LABELS.join(', ')}, or null to clear it; ${JSON.stringify(label)} is none.`);
  const document = await inspectors.document(folder);
  return document.label({
    targets: targets.map(({ trajectoryId, step, action = null }) => ({ trajectoryId, step, action })),
    label: label as Label | null,
    note: typeof note === 'string' ? note : null,
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    leadSeconds: null,
  });
};

function isTarget(it: unknown): it is Omit<LabelTarget, 'action'> & Partial<LabelTarget> {
  const { trajectoryId, step, action } = (it ?? {}) as Partial<Record<keyof LabelTarget, unknown>>;
  const isAction = action === undefined || action === null || typeof action === 'string';
  return typeof trajectoryId === 'string' && typeof step === 'number' && isAction;
}
