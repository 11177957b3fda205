import type { Label } from '../../../extension/shared/model/label';
import type { AgreementPair, AgreementRater } from '../../../extension/shared/protocol/agreement';
import { counted } from './counted';
import { raterName } from './raterNames';

/** Fewer actions, or trajectories, than these say little. */
const [FEW_UNITS, FEW_TRAJECTORIES] = [50, 10];

/** One label is more frequent than this among those that a pair gave. */
const DOMINANT = 0.85;

/** What to beware of in the numbers of a pair, in sentences. */
export function cautionsOf(
  pair: AgreementPair,
  categories: readonly Label[],
  raters: readonly AgreementRater[],
): readonly string[] {
  if (pair.units === 0) return ['There is no action that both labelled, so there is nothing to compare.'];
  const found = [...notBlind(pair, raters), few(pair), undefinedKappa(pair), dominated(pair, categories)];
  return found.filter((caution) => caution !== null);
}

function notBlind({ raters: ids, blind, units }: AgreementPair, raters: readonly AgreementRater[]): string[] {
  return ids.flatMap((id, i) => {
    const count = blind[i];
    if (count === null || count === units) return [];
    const seen = count === 0 ? `None of the ${units}` : `Only ${count} of the ${units}`;
    return [
      `${seen} labels of ${raterName(raters, id)} were given blind. The others may agree with what was on the screen.`,
    ];
  });
}

function few({ units, trajectories }: AgreementPair): string | null {
  if (units >= FEW_UNITS && trajectories >= FEW_TRAJECTORIES) return null;
  const where = trajectories === 1 ? 'one trajectory, so there is no interval' : `${trajectories} trajectories`;
  return `Both labelled only ${counted(units, 'action', 'actions')} of ${where}. Label more before you conclude anything.`;
}

function undefinedKappa({ kappa }: AgreementPair): string | null {
  return kappa.value === null
    ? 'Kappa is not defined here: both gave one and the same label throughout, which leaves nothing to disagree about.'
    : null;
}

/** The paradox of kappa: where one label dominates, chance explains most agreement. */
function dominated({ confusion, units, kappa }: AgreementPair, categories: readonly Label[]): string | null {
  const shares = categories.map((_, i) => {
    const given = confusion[i].reduce((sum, count) => sum + count, 0) + confusion.reduce((sum, row) => sum + row[i], 0);
    return given / (2 * units);
  });
  const most = shares.indexOf(Math.max(...shares));
  if (kappa.value === null || shares[most] <= DOMINANT) return null;
  const percent = Math.round(100 * shares[most]);
  return `${percent} % of the labels are ${categories[most]}. Where one label dominates, kappa and alpha are low even of raters who rarely disagree (Feinstein and Cicchetti 1990); look at the confusion matrix, too.`;
}
