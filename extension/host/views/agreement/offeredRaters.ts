import { type AgreementRater, RATER_KINDS } from '../../../shared/protocol/agreement';
import type { InspectorEstimator } from '../../../shared/protocol/inspector';
import type { AgreementDocument } from './agreementDocument';

const COMPUTED: Readonly<Record<string, string>> = { oracle: 'Oracle', rules: 'Rules' };

/**
 * Whoever can be chosen, named for people: those that the document knows, and the sign of each estimator. A person goes by the name
 * alone, unless another one has the same.
 */
export function offeredRaters(
  { available, raters }: Pick<AgreementDocument, 'available' | 'raters'>,
  estimators: readonly Pick<InspectorEstimator, 'id' | 'label' | 'own'>[],
): readonly AgreementRater[] {
  const known = [...available, ...estimators.map(({ id }) => computed(`advantage:${id}`))];
  const others = raters.filter((id) => !known.some((rater) => rater.id === id)).map(computed);
  const labels = new Map(estimators.map(({ id, label, own }) => [id, own ? `${label} (the run's own)` : label]));
  const all = [...known, ...others].map((rater) => ({ ...rater, ...readId(rater.id) }));
  const short = all.map(({ kind, by }) => (kind === 'human' ? withoutAddress(by) : by));
  return all.map(({ id, kind, by, labels: count, blind }, i) => {
    const isAlone = short.every((name, other) => other === i || name !== short[i]);
    const name = kind === 'advantage' ? `Sign of ${labels.get(by) ?? by}` : COMPUTED[kind];
    return { id, kind, name: name ?? (isAlone ? short[i] : by), labels: count, blind };
  });
}

const computed = (id: string) => ({ id, labels: null, blind: null });

/** `human:Ada Lovelace <ada@example.org>` as kind and name; only kind where that says all. */
function readId(id: string) {
  const kind = RATER_KINDS.find((it) => id === it || id.startsWith(`${it}:`)) ?? 'model';
  return { kind, by: id.slice(kind.length + 1) };
}

const withoutAddress = (by: string): string => by.replace(/\s*<[^<>]*>$/, '') || by;
