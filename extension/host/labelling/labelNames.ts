import type { Label } from '../../shared/model/label';
import type { RunLabels } from './runLabels';

/** Which labels people gave the steps of each trajectory, each once; with `onlyOwn` those of the person at this window. */
export function labelNames(labels: RunLabels, onlyOwn: boolean): (trajectoryId: string) => readonly string[] {
  const names = new Map<string, Set<Label>>();
  for (const label of labels.current) {
    if (label.source !== 'human' || (onlyOwn && !labels.isOwn(label))) continue;
    const known = names.get(label.target.trajectoryId) ?? new Set();
    names.set(label.target.trajectoryId, known.add(label.label));
  }
  const sorted = new Map([...names].map(([id, set]) => [id, [...set].sort()]));
  return (trajectoryId) => sorted.get(trajectoryId) ?? [];
}
