import type { Coefficient } from '../../../engine/agreement/agreement';
import { type AgreementReport, agreementReport, UNSURE_MEANINGS } from '../../../engine/agreement/agreementReport';
import { collectRatings } from '../../../engine/agreement/collectRatings';
import { Rng } from '../../../shared/util/rng';
import { labelledRows } from '../../../store/labels/labelledRows';
import type { RunReader } from '../../../store/runReader';
import { formatCount, formatInterval, formatShare } from '../../terminal/format';
import { textTable } from '../../terminal/textTable';
import type { CommandContext, CommandResult } from '../command';
import { agreementDocument } from './agreementDocument';
import { availableRaters } from './availableRaters';
import { oneOf } from './oneOf';
import { ratersOf, readRaters } from './readRaters';
import { storedLabels } from './storedLabels';

interface AgreementOptions {
  readonly rater: readonly string[];
  readonly unsure: string | undefined;
  readonly bootstrap: number | undefined;
  readonly seed: number | undefined;
  readonly steps: boolean;
  readonly 'most-steps': number | undefined;
}

/** `couplet labels agreement`: how far those who label agree, with each other and with what is computed. */
export async function labelAgreement(
  run: RunReader,
  { rater, unsure = 'missing', bootstrap = 1000, seed = 0, steps, 'most-steps': most = Infinity }: AgreementOptions,
  { terminal }: CommandContext,
): Promise<CommandResult> {
  const labels = storedLabels(run, terminal);
  const { recorded, others } = rater.length > 0 ? readRaters(rater, labels) : ratersOf(run, labels, terminal);
  const spoken = recorded.flatMap((each) => [...each.labels.values()]);
  const rated = await collectRatings(recorded, others, labelledRows(run, recorded.length > 0 ? spoken : null));
  const ids = [...recorded, ...others].map(({ id }) => id);
  const meaning = oneOf('--unsure', unsure, UNSURE_MEANINGS);
  const rng = Rng.from('agreement', seed);
  const report = agreementReport(ids, rated, { unsure: meaning, resamples: bootstrap, rng });
  const document = {
    unsure: meaning,
    available: availableRaters(run, labels),
    ...agreementDocument(report, steps ? most : null),
  };
  return { document, text: describe(report) };
}

function describe({ raters, alpha, units, trajectories, pairs }: AgreementReport): string {
  const rows = pairs.map((pair) => [
    pair.raters.join(' / '),
    formatCount(pair.units),
    ...[pair.raw, pair.kappa, pair.alpha].map(formatCoefficient),
    pair.blind.map((count) => (count === null ? '-' : formatCount(count))).join(' / '),
  ]);
  const all = `all ${raters.length} raters: alpha ${formatCoefficient(alpha)}`;
  return [
    textTable([['', 'actions', 'agree', 'kappa', 'alpha', 'given blind'], ...rows]),
    '',
    `${all}; actions ${formatCount(units)}, trajectories ${formatCount(trajectories)}`,
  ].join('\n');
}

function formatCoefficient({ value, low, high }: Coefficient): string {
  return Number.isNaN(low) ? formatShare(value) : formatInterval({ mean: value, low, high });
}
