import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { RunStatus } from '../../shared/model/runFolder';
import { runDescription, shareText } from '../text/words';
import type { Trainings } from '../trainer/trainings';
import { type RunEntry, runName } from './runEntry';
import { idOf, type RunNode, STATUS_SECTIONS, successOf } from './runNodes';

const { None, Collapsed, Expanded } = TreeItemCollapsibleState;

const ICONS: Readonly<Record<RunStatus, ThemeIcon>> = {
  running: new ThemeIcon('sync~spin', new ThemeColor('charts.blue')),
  paused: new ThemeIcon('debug-pause', new ThemeColor('charts.yellow')),
  interrupted: new ThemeIcon('debug-disconnect', new ThemeColor('problemsWarningIcon.foreground')),
  failed: new ThemeIcon('error', new ThemeColor('charts.red')),
  completed: new ThemeIcon('pass', new ThemeColor('charts.green')),
};

/**
 * How a node looks, and without outcomes of single tasks while labels are given blind. `contextValue` is what the menus of the manifest go by; a click on
 * what belongs to a run opens it there.
 */
export function itemOf(node: RunNode, trainings: Trainings, blind: boolean): TreeItem {
  const id = idOf(node);
  if (!('run' in node)) return Object.assign(looksOf(node, trainings, blind), { id });
  return Object.assign(looksOf(node, trainings, blind), {
    id,
    command: { title: 'Open', command: 'couplet.openRun', arguments: [node] },
  });
}

function looksOf(node: RunNode, trainings: Trainings, blind: boolean): TreeItem {
  switch (node.kind) {
    case 'queued':
      return item(node.job.label, None, 'waits for its turn', new ThemeIcon('clock'), 'queued');
    case 'job': {
      const { label, trainer } = node.training;
      return item(label, None, trainer.snapshot?.message ?? 'starting', ICONS.running, 'job');
    }
    case 'status': {
      const { label } = STATUS_SECTIONS.find(({ status }) => status === node.status)!;
      const open = node.status === 'running' || node.status === 'paused';
      return item(
        label,
        open || node.runs.length < 10 ? Expanded : Collapsed,
        String(node.runs.length),
        undefined,
        'section',
      );
    }
    case 'run':
      return runItem(node, trainings);
    case 'iteration':
      return item(
        `Iteration ${node.iteration}`,
        Collapsed,
        `success ${shareText(successOf(node.lines))}`,
        new ThemeIcon('history'),
        'iteration',
      );
    case 'group':
      return item(
        node.lines[0]!.taskId,
        Collapsed,
        blind ? node.lines[0]!.category : `${node.lines[0]!.category} · success ${shareText(successOf(node.lines))}`,
        new ThemeIcon('layers'),
        'group',
      );
    case 'trajectory': {
      const { trajectoryId, success, steps, reward } = node.line;
      const name = trajectoryId.split('/').at(-1)!;
      if (blind) return item(name, None, `${steps} steps`, new ThemeIcon('circle-outline'), 'trajectory');
      const icon = new ThemeIcon(success ? 'pass' : 'circle-slash');
      return item(name, None, `${steps} steps · reward ${reward}`, icon, 'trajectory');
    }
  }
}

function runItem({ run }: RunNode & { kind: 'run' }, trainings: Trainings): TreeItem {
  const { manifest, metrics, folder } = run;
  const snapshot = trainings.ofRun(folder)?.trainer.snapshot ?? null;
  const description = runDescription(manifest, metrics, snapshot);
  const shown = item(runName(run), Collapsed, description, ICONS[manifest.status], `run.${manifest.status}`);
  shown.resourceUri = run.uri;
  shown.tooltip = new MarkdownString(tooltipText(run));
  return shown;
}

function tooltipText({ folder, manifest }: RunEntry): string {
  const { compute, status, statusReason, createdAt, versions } = manifest;
  return [
    `**${manifest.name}** ${status}${statusReason ? `: ${statusReason}` : ''}`,
    `${compute.library} on ${compute.device}, backend ${compute.backend}, ${compute.threads} threads`,
    `begun ${new Date(createdAt).toLocaleString()}, Couplet ${versions.couplet ?? ''}`,
    folder,
  ].join('\n\n');
}

function item(
  label: string,
  state: TreeItemCollapsibleState,
  description: string,
  iconPath: ThemeIcon | undefined,
  contextValue: string,
): TreeItem {
  return Object.assign(new TreeItem(label, state), { description, iconPath, contextValue });
}
