import type { Configuration } from '../../engine/configuration/configuration';
import { SPLITS, type Split } from '../../shared/model/environmentFacts';
import { UserError } from '../../shared/util/userError';
import { formatInterval, formatShare, plural } from '../terminal/format';
import { type CommandResult, command } from './command';
import { BACKEND_OPTION, overridesOf, RUNS_OPTION, runsFolder, SET_OPTION } from './commonOptions';
import { EXIT } from './exitCodes';
import { CONFIG_OPTION, readPolicySource } from './policySource';
import { readConfigurationFile } from './readConfigurationFile';
import type { PlayReport, RolloutPlan } from './rollout/play';

const POLICIES = ['checkpoint', 'random', 'expert'] as const;

/** `couplet rollout`: trajectories of a checkpoint, of chance, or of the environment's expert. */
export const ROLLOUT = command({
  id: 'rollout',
  summary: 'Play episodes and store every step as Parquet.',
  details: [
    'The policies random (uniform over admissible actions) and expert (of the environment) need no checkpoint: SOURCE is then a configuration. Their steps have no tokens.',
    'Each task is played --group times; the trajectories of one task share a group, so the file can be given to "couplet advantages".',
  ],
  operands: {
    SOURCE: { description: 'A run or a policy folder; for random and expert a configuration, *.json, too.' },
  },
  options: {
    policy: { kind: 'text', value: 'KIND', description: 'checkpoint, random or expert; checkpoint unless given.' },
    split: { kind: 'text', value: 'SPLIT', description: 'L0, L1 or L2; L0 unless given.' },
    tasks: { kind: 'number', integer: true, minimum: 1, value: 'N', description: 'Tasks to play; 64 unless given.' },
    group: {
      kind: 'number',
      integer: true,
      minimum: 1,
      value: 'G',
      description: 'Trajectories of each task; 1 unless given.',
    },
    temperature: {
      kind: 'number',
      value: 'T',
      description: 'Sampling temperature, above 0. Short for --set rollout.temperature=T.',
    },
    out: { kind: 'text', value: 'FILE', description: 'Parquet file to write; nothing is written unless given.' },
    ...CONFIG_OPTION,
    ...SET_OPTION,
    ...RUNS_OPTION,
    ...BACKEND_OPTION,
  },
  examples: [
    'rollout household --split L2 --tasks 32 --group 8 --out l2.parquet',
    'rollout examples/household.couplet.json --policy expert',
  ],
  async run({ operands, options }, context) {
    const policy = oneOf(POLICIES, options.policy ?? 'checkpoint', '--policy');
    const split: Split = oneOf(SPLITS, options.split ?? 'L0', '--split');
    const overrides = overridesOf(options.set, {
      'rollout.temperature': options.temperature,
      'compute.backend': options.backend,
    });
    const { config, out } = options;
    const { SOURCE } = operands;
    const source = SOURCE.endsWith('.json')
      ? { folder: null, configuration: readConfigurationFile(SOURCE, overrides, context.terminal) }
      : readPolicySource(SOURCE, { config, runs: runsFolder(options.runs), overrides }, context.terminal);
    const plan = { split, tasks: options.tasks ?? 64, group: options.group ?? 1 };
    const report = await context.interruptible((signal) => play(policy, source, plan, signal));
    for (const { ids, reason } of report.failures)
      context.terminal.write(`${ids.trajectoryId} was left out: ${reason}\n`);
    if (out !== undefined) {
      const { writeRollouts } = await import('../../store/writeRollouts');
      writeRollouts(out, report.rows);
    }
    return resultOf(policy, split, report, out ?? null);
  },
});

type PolicyKind = (typeof POLICIES)[number];

async function play(
  policy: PolicyKind,
  { folder, configuration }: { readonly folder: string | null; readonly configuration: Configuration },
  plan: RolloutPlan,
  signal: AbortSignal,
): Promise<PlayReport> {
  const { playCheckpoint, playScript } = await import('./rollout/play');
  if (policy !== 'checkpoint') return playScript(configuration, policy, plan, signal);
  if (folder !== null) return playCheckpoint(configuration, folder, plan, signal);
  throw new UserError('A configuration has no checkpoint: name a run, or choose --policy random or expert.', {
    usage: true,
  });
}

/** The result of the command; docs/cli.md promises the shape of its document. */
function resultOf(policy: PolicyKind, split: Split, report: PlayReport, out: string | null): CommandResult {
  const { rows, failures, summary, stopped } = report;
  const { episodes, success, flawed, repeated, invalid } = summary;
  const shares = { flawed, repeated, invalid };
  const lines = [
    `${policy} on ${split}: ${plural(episodes, 'episode')}, ${plural(rows.length, 'step')}`,
    [
      `success ${formatInterval(success)}`,
      ...Object.entries(shares).map(([name, share]) => `${name} ${formatShare(share)}`),
    ].join(', '),
    ...(out === null ? [] : [`Written: ${out}`]),
  ];
  return {
    document: { policy, split, episodes, steps: rows.length, success, ...shares, failures: failures.length, out },
    text: lines.join('\n'),
    exitCode: stopped ? EXIT.interrupted : EXIT.done,
  };
}

function oneOf<T extends string>(names: readonly T[], given: string, option: string): T {
  const found = names.find((name) => name === given);
  if (found) return found;
  throw new UserError(`${option} is "${given}"; ${names.join(', ')} are allowed.`, { usage: true });
}
