import type { RunStatus } from '../../shared/model/runFolder';
import type { TrajectoryLine } from '../../shared/model/trajectoryLine';
import type { QueuedJob } from '../trainer/queue';
import type { Training } from '../trainer/trainings';
import type { RunEntry } from './runEntry';

/** What the tree of runs shows. */
export type RunNode =
  | { readonly kind: 'queued'; readonly job: QueuedJob }
  /** A job that has no run folder: one that is being set up, an evaluation, rollouts. */
  | { readonly kind: 'job'; readonly training: Training }
  | { readonly kind: 'status'; readonly status: RunStatus; readonly runs: readonly RunEntry[] }
  | { readonly kind: 'run'; readonly run: RunEntry }
  | {
      readonly kind: 'iteration';
      readonly run: RunEntry;
      readonly iteration: number;
      readonly lines: readonly TrajectoryLine[];
    }
  | {
      readonly kind: 'group';
      readonly run: RunEntry;
      readonly groupId: string;
      readonly lines: readonly TrajectoryLine[];
    }
  | { readonly kind: 'trajectory'; readonly run: RunEntry; readonly line: TrajectoryLine };

/** What stays when a node is made again; undefined for what has no lasting name. */
export function idOf(node: RunNode): string | undefined {
  switch (node.kind) {
    case 'queued':
    case 'job':
      return undefined;
    case 'status':
      return node.status;
    case 'run':
      return node.run.folder;
    case 'iteration':
      return `${node.run.folder}#${node.iteration}`;
    case 'group':
      return `${node.run.folder}#${node.groupId}`;
    case 'trajectory':
      return `${node.run.folder}#${node.line.trajectoryId}`;
  }
}

/** The node that a node stands below, as far as its id tells; undefined for those at the top. */
export function parentOf(node: RunNode): RunNode | undefined {
  switch (node.kind) {
    case 'run':
      return { kind: 'status', status: node.run.manifest.status, runs: [node.run] };
    case 'iteration':
      return { kind: 'run', run: node.run };
    case 'group':
      return { kind: 'iteration', run: node.run, iteration: node.lines[0].iteration, lines: node.lines };
    case 'trajectory':
      return { kind: 'group', run: node.run, groupId: node.line.groupId, lines: [node.line] };
    default:
      return undefined;
  }
}

/** The sections of the tree, in order, with their words. */
export const STATUS_SECTIONS: readonly { readonly status: RunStatus; readonly label: string }[] = [
  { status: 'running', label: 'Training' },
  { status: 'paused', label: 'Paused' },
  { status: 'interrupted', label: 'Interrupted' },
  { status: 'failed', label: 'Failed' },
  { status: 'completed', label: 'Completed' },
];

/** Trajectory lines by iteration, the newest first. */
export function byIteration(lines: readonly TrajectoryLine[]): [number, TrajectoryLine[]][] {
  return [...groupBy(lines, ({ iteration }) => iteration)].sort(([a], [b]) => b - a);
}

/** Trajectory lines by group, in order. */
export function byGroup(lines: readonly TrajectoryLine[]): [string, TrajectoryLine[]][] {
  return [...groupBy(lines, ({ groupId }) => groupId)];
}

/** Share of trajectories that solved their task. */
export function successOf(lines: readonly TrajectoryLine[]): number {
  return lines.filter(({ success }) => success).length / lines.length;
}

function groupBy<Key>(
  lines: readonly TrajectoryLine[],
  keyOf: (line: TrajectoryLine) => Key,
): Map<Key, TrajectoryLine[]> {
  const groups = new Map<Key, TrajectoryLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}
