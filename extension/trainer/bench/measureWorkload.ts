import type { Configuration } from '../../engine/configuration/configuration';
import type { ComputeFacts } from '../../shared/model/runFolder';
import { type LoadFacts, watchLoad } from './machine';
import { Stopwatch } from './stopwatch';
import { type Summary, summarizeFigures } from './summary';
import type { Figures, MeasuredRepetition, Rate, Workload, WorkloadContext } from './workload';

/** What `couplet bench --json` says of a workload; docs/bench.md promises its shape. */
export interface WorkloadReport {
  readonly id: string;
  readonly label: string;
  readonly steps: number;
  readonly warmUp: number;
  readonly compute: ComputeFacts | null;
  readonly facts: Figures;
  readonly seconds: Readonly<Record<string, Summary>>;
  readonly cpuSeconds: Readonly<Record<string, Summary>>;
  readonly counts: Readonly<Record<string, Summary>>;
  readonly perSecond: Readonly<Record<string, Summary>>;
  /** Largest resident set of the process so far, in bytes. */
  readonly peakMemory: number;
  readonly load: LoadFacts;
  /** What all repetitions show together, where the workload says something. */
  readonly conclusion: unknown;
  /** The conclusion for a person. */
  readonly conclusionText: string;
  /** The whole configuration that it ran with. */
  readonly configuration: Configuration;
}

export interface MeasureOptions {
  readonly steps: number;
  readonly warmUp: number;
  readonly signal: AbortSignal;
  /** Called after each repetition, warming up included. */
  readonly onRepetition: (done: number) => void;
}

/** Repeats a workload and sums up what it took; null when aborted. */
export async function measureWorkload(
  workload: Workload,
  context: WorkloadContext,
  { steps, warmUp, signal, onRepetition }: MeasureOptions,
): Promise<WorkloadReport | null> {
  const prepared = await workload.prepare(context);
  try {
    const repetitions: MeasuredRepetition[] = [];
    let endOfLoad = watchLoad();
    for (let i = 0; i < warmUp + steps; i++) {
      if (signal.aborted) return null;
      if (i === warmUp) endOfLoad = watchLoad();
      const stopwatch = new Stopwatch();
      const { counts = {}, perSecond = {} } = await stopwatch.time('step', () => prepared.repeat(stopwatch, i));
      const [seconds, cpuSeconds] = [stopwatch.seconds, stopwatch.cpuSeconds].map(wholeFirst) as [Figures, Figures];
      const rates = ratesOf(workload.rates, counts, seconds);
      if (i >= warmUp) repetitions.push({ seconds, cpuSeconds, counts, perSecond: { ...rates, ...perSecond } });
      onRepetition(i + 1);
    }
    const load = endOfLoad();
    const conclusion = prepared.conclude?.(repetitions);
    return {
      id: workload.id,
      label: workload.label,
      steps,
      warmUp,
      compute: prepared.compute,
      facts: prepared.facts,
      seconds: summarizeFigures(repetitions.map((repetition) => repetition.seconds)),
      cpuSeconds: summarizeFigures(repetitions.map((repetition) => repetition.cpuSeconds)),
      counts: summarizeFigures(repetitions.map((repetition) => repetition.counts)),
      perSecond: summarizeFigures(repetitions.map((repetition) => repetition.perSecond)),
      peakMemory: process.resourceUsage().maxRSS * 1024,
      load,
      conclusion: conclusion?.document ?? null,
      conclusionText: conclusion?.text ?? '',
      configuration: context.configuration,
    };
  } finally {
    await prepared.close();
  }
}

function wholeFirst({ step, ...parts }: Figures): Figures {
  return { step: step!, ...parts };
}

function ratesOf(rates: readonly Rate[], counts: Figures, seconds: Figures): Figures {
  return Object.fromEntries(rates.map(({ name, count, part }) => [name, counts[count]! / seconds[part]!]));
}
