import { chooseEstimator } from '../../../engine/advantages/compare/estimatorChoice';
import { readChoice } from '../../../engine/advantages/compare/readChoice';
import { estimatorById } from '../../../engine/advantages/table';
import { type RecordedRater, recordedRaters } from '../../../engine/agreement/recordedRaters';
import { advantageRater, ORACLE_RATER, type RowRater, RULES_RATER } from '../../../engine/agreement/rowRaters';
import type { CurrentLabel } from '../../../engine/labels/currentLabels';
import { isAuthor } from '../../../engine/labels/isAuthor';
import { UserError } from '../../../shared/util/userError';
import type { RunReader } from '../../../store/runReader';
import type { Terminal } from '../../terminal/terminal';
import { checkedConfiguration } from '../readConfigurationFile';

/** Who is compared: those whose labels are recorded, and those who can be asked about any action. */
export interface Raters {
  readonly recorded: readonly RecordedRater[];
  readonly others: readonly RowRater[];
}

const ADVANTAGE = 'advantage:';

/**
 * The raters that some texts name: `human`, `human:NAME`, `model`, `model:NAME`, `oracle`, `rules`, `advantage:ESTIMATOR`. Throws a
 * `UserError` that lists those there are where one is none of them, or where there are not two.
 */
export function readRaters(texts: readonly string[], labels: readonly CurrentLabel[]): Raters {
  const all = recordedRaters(labels);
  const recorded = new Set<RecordedRater>();
  const others = new Map<string, RowRater>();
  for (const text of texts) {
    const other = otherRater(text);
    const found = other ? [] : all.filter((rater) => isNamed(rater, text));
    if (!other && found.length === 0) throw new UserError(noRater(text, all), { usage: true });
    if (other) others.set(other.id, other);
    for (const rater of found) recorded.add(rater);
  }
  return atLeastTwo({ recorded: [...recorded], others: [...others.values()] });
}

/** All raters that a run has: whoever labelled, the oracle where there is one, the rules, the advantage that it was trained with. */
export function ratersOf(run: RunReader, labels: readonly CurrentLabel[], terminal: Pick<Terminal, 'write'>): Raters {
  const { configuration } = run.manifest();
  const { id, ...parameters } = checkedConfiguration(
    configuration as object,
    run.paths.manifest,
    [],
    terminal,
  ).advantage;
  const trained = advantageRater(chooseEstimator(estimatorById(id), parameters as never));
  return { recorded: recordedRaters(labels), others: [...judgesOf(run), trained] };
}

/** What judges the actions of a run by their rows: the oracle where there is one, and the rules. */
export function judgesOf(run: RunReader): RowRater[] {
  const withOracle = run.trajectories().some(({ flawed }) => flawed !== null);
  return [...(withOracle ? [ORACLE_RATER] : []), RULES_RATER];
}

function otherRater(text: string): RowRater | undefined {
  if (text.startsWith(ADVANTAGE)) return advantageRater(readChoice(text.slice(ADVANTAGE.length), []));
  return [ORACLE_RATER, RULES_RATER].find(({ id }) => id === text);
}

function isNamed({ id, source, by }: RecordedRater, text: string): boolean {
  return (
    text === source || text === id || (text.startsWith(`${source}:`) && isAuthor(by, text.slice(source.length + 1)))
  );
}

function noRater(text: string, all: readonly RecordedRater[]): string {
  const there = [...all.map(({ id }) => id), 'oracle', 'rules', `${ADVANTAGE}ESTIMATOR`];
  return `There is no rater "${text}" here; there are ${there.join(', ')}.`;
}

function atLeastTwo(raters: Raters): Raters {
  const ids = [...raters.recorded, ...raters.others].map(({ id }) => id);
  if (ids.length > 1) return raters;
  throw new UserError(`Agreement needs two raters, and there is only ${ids[0]}. Name more with --rater.`, {
    usage: true,
  });
}
