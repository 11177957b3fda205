import type { RunManifest } from '../../extension/shared/model/runFolder';

/** What stands in the `run.couplet` of a run that tests look at; complete where nothing else is said. */
export function runManifest(facts: Partial<RunManifest> = {}): string {
  const manifest: RunManifest = {
    schema: 1,
    id: 'a',
    name: 'household',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    status: 'completed',
    statusReason: '',
    configuration: {},
    seed: 0,
    versions: {},
    gitCommit: null,
    compute: { backend: 'cpu', device: 'CPU', library: 'none', threads: 1 },
    iteration: 80,
    iterations: 80,
    ...facts,
  };
  return JSON.stringify(manifest);
}
