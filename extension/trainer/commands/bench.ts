import { closestName } from '../../shared/util/closestName';
import { UserError } from '../../shared/util/userError';
import type { WorkloadReport } from '../bench/measureWorkload';
import type { Workload } from '../bench/workload';
import { type CommandContext, type CommandResult, command } from './command';
import { BACKEND_OPTION, overridesOf, SET_OPTION } from './commonOptions';
import { EXIT } from './exitCodes';
import { checkedConfiguration } from './readConfigurationFile';

/** `couplet bench`: how fast it is here. */
export const BENCH = command({
  id: 'bench',
  summary: 'Measure time and memory of training, generation and environments on this machine.',
  details: [
    'Every workload runs in a process of its own: repetitions to warm up, then timed ones. Shown are the median, the least and the most, processor time of all threads, peak memory, and how much of the machine other processes took meanwhile: on a busy machine look at the least and at the processor time.',
    'docs/bench.md describes the workloads and the document of --json. Where PyTorch is at hand, "node bench/compare.mjs" runs its programs beside these.',
  ],
  operands: {},
  options: {
    workload: {
      kind: 'list',
      value: 'ID',
      description: 'A workload; may be given several times. All but qwen-step, which needs a GPU, unless given.',
    },
    steps: {
      kind: 'number',
      integer: true,
      minimum: 1,
      value: 'N',
      description: 'Timed repetitions of each workload.',
    },
    'warm-up': { kind: 'number', integer: true, minimum: 0, value: 'N', description: 'Repetitions before them.' },
    threads: {
      kind: 'number',
      integer: true,
      minimum: 1,
      value: 'N',
      description: 'Threads for computation. Short for --set compute.threads=N.',
    },
    ...BACKEND_OPTION,
    ...SET_OPTION,
    force: { kind: 'flag', description: 'Run a workload on a machine that may be too small for it.' },
  },
  examples: ['bench', 'bench --workload p1 --workload p1b --steps 20', 'bench --workload household --threads 1 --json'],
  async run({ options }, context) {
    const { WORKLOADS } = await import('../bench/table');
    const workloads = options.workload.length > 0 ? named(options.workload, WORKLOADS) : WORKLOADS.filter(isAutomatic);
    const overrides = overridesOf(options.set, {
      'compute.backend': options.backend,
      'compute.threads': options.threads,
    });
    const configurations = workloads.map(({ id, settings }) =>
      checkedConfiguration(settings, `workload ${id}`, overrides, context.terminal),
    );
    const [only] = workloads;
    if (workloads.length === 1 && only) {
      const { runWorkload } = await import('../bench/runWorkload');
      return await present(context, (signal) =>
        runWorkload(only, {
          configuration: configurations[0]!,
          steps: options.steps,
          warmUp: options['warm-up'],
          force: options.force,
          terminal: context.terminal,
          signal,
        }).then((report) => report && [report]),
      );
    }
    const { runInProcess } = await import('../bench/runInProcess');
    const words = [
      ...overrides.flatMap((override) => ['--set', override]),
      ...(options.steps === undefined ? [] : ['--steps', String(options.steps)]),
      ...(options['warm-up'] === undefined ? [] : ['--warm-up', String(options['warm-up'])]),
      ...(options.force ? ['--force'] : []),
    ];
    return present(context, async (signal) => {
      const reports: WorkloadReport[] = [];
      for (const { id } of workloads) {
        const report = await runInProcess(id, words, signal);
        if (!report) return null;
        reports.push(report);
      }
      return reports;
    });
  },
});

/** Measures until Ctrl+C, and makes of the reports what is printed. */
async function present(
  context: CommandContext,
  measure: (signal: AbortSignal) => Promise<readonly WorkloadReport[] | null>,
): Promise<CommandResult> {
  const { benchDocument } = await import('../bench/benchDocument');
  const { machineText, workloadText } = await import('../bench/benchText');
  const reports = await context.interruptible(measure);
  const document = benchDocument(context.version, reports ?? []);
  if (!reports) return { document, text: 'Stopped; nothing was measured to the end.', exitCode: EXIT.interrupted };
  return { document, text: [machineText(document.machine), ...reports.map(workloadText)].join('\n\n') };
}

function isAutomatic({ automatic }: Workload): boolean {
  return automatic;
}

function named(ids: readonly string[], workloads: readonly Workload[]): readonly Workload[] {
  return ids.map((id) => {
    const found = workloads.find((workload) => workload.id === id);
    if (found) return found;
    const known = workloads.map((workload) => workload.id);
    const near = closestName(id, known);
    const hint = near ? `did you mean ${near}?` : `there are ${known.join(', ')}.`;
    throw new UserError(`There is no workload "${id}"; ${hint}`, { usage: true });
  });
}
