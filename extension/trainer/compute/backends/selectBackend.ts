import type { ComputeFacts } from '../../../shared/model/runFolder';
import { UserError } from '../../../shared/util/userError';
import type { BackendOptions, BackendProbe } from './backend';
import { BACKENDS } from './table';

/** A backend that was not taken, and why. */
export interface PassedOver {
  readonly id: string;
  readonly reason: string;
}

/** The backend now active, and those before it in the table that do not work here. */
export interface Selection {
  readonly facts: ComputeFacts;
  readonly passedOver: readonly PassedOver[];
}

/**
 * Activates the named backend, or for `auto` the first automatic one of the table that works.
 * Throws a `UserError` for an unknown id, and when the named backend (or, for `auto`, every one) does not work, with the reasons.
 */
export async function selectBackend(preference: string = 'auto', options: BackendOptions = {}): Promise<Selection> {
  const candidates =
    preference === 'auto'
      ? BACKENDS.filter(({ automatic }) => automatic)
      : BACKENDS.filter(({ id }) => id === preference);
  if (candidates.length === 0) {
    const known = ['auto', ...BACKENDS.map(({ id }) => id)].join(', ');
    throw new UserError(`Unknown backend "${preference}". Known: ${known}.`, { usage: true });
  }
  const passedOver: PassedOver[] = [];
  for (const backend of candidates) {
    const probe = await backend.probe(options);
    if (probe.ok) return { facts: await backend.activate(options), passedOver };
    passedOver.push({ id: backend.id, reason: probe.reason });
  }
  throw new UserError(passedOver.map(({ id, reason }) => `Backend ${id} does not work here: ${reason}`).join('\n'));
}

/** Probes every backend, for reports; in the table's order. */
export async function probeBackends(options: BackendOptions = {}): Promise<readonly (BackendProbe & { id: string })[]> {
  return Promise.all(BACKENDS.map(async (backend) => ({ id: backend.id, ...(await backend.probe(options)) })));
}
