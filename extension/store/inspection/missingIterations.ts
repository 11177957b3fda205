import type { RunManifest } from '../../shared/model/runFolder';
import type { RunProblem } from '../../shared/model/runProblem';
import { type NumberRange, numberRanges, rangesInWords } from '../../shared/util/numberRanges';
import { rolloutName } from '../rolloutNames';

/** What is known of a run's iterations: those of the index, and those that have rollouts. Both rise. */
interface Iterations {
  readonly manifest: RunManifest | null;
  readonly listed: readonly number[];
  readonly stored: readonly number[];
}

/** The finished iterations that a run folder lacks, in part or altogether: at most one problem of each kind, however many there are. */
export function missingIterations({ manifest, listed, stored }: Iterations): RunProblem[] {
  const [inIndex, onDisk] = [new Set(listed), new Set(stored)];
  const withoutRollouts = listed.filter((iteration) => !onDisk.has(iteration));
  const withoutLines = stored.filter((iteration) => !inIndex.has(iteration));
  const known = [...new Set([...listed, ...stored])].sort((a, b) => a - b);
  const absent = manifest?.keptRollouts
    ? manifest.keptRollouts.filter((it) => !known.includes(it)).map((it): NumberRange => [it, it])
    : gaps(known, manifest?.iteration ?? 0);
  return [
    ...(withoutRollouts.length > 0 ? [lacksRollouts(withoutRollouts)] : []),
    ...(withoutLines.length > 0 ? [lacksLines(withoutLines)] : []),
    ...(absent.length > 0 ? [lacksAll(absent, manifest?.statusReason)] : []),
  ];
}

/** The ranges of 1 to `last` that are not among rising numbers. */
function gaps(known: readonly number[], last: number): NumberRange[] {
  const between = [...known.filter((number) => number <= last), last + 1].map(
    (number, i): NumberRange => [(known[i - 1] ?? 0) + 1, number - 1],
  );
  return between.filter(([first, end]) => first <= end);
}

const lacksRollouts = (iterations: readonly number[]): RunProblem => ({
  file: iterations.length === 1 ? rolloutName(iterations[0]) : 'rollouts',
  what: `The rollouts of ${named(iterations)} are missing. Copy them again, if this run is a copy.`,
  shown: 'Their trajectories are listed, without their steps.',
});

const lacksLines = (iterations: readonly number[]): RunProblem => ({
  file: 'trajectories.jsonl',
  what: `It lists no trajectories of ${named(iterations)}: either every episode failed, or lines are missing.`,
  shown: 'All other iterations are.',
});

const lacksAll = (ranges: readonly NumberRange[], reason: string | undefined): RunProblem => ({
  file: 'rollouts',
  what: `Neither trajectories nor rollouts of iteration ${rangesInWords(ranges)} are in this folder.${reason ? ` The run says of itself: ${reason}` : ''}`,
  shown: 'All other iterations are.',
});

const named = (iterations: readonly number[]): string =>
  `${iterations.length === 1 ? 'iteration' : 'iterations'} ${numberRanges(iterations)}`;
