import { RUN_STATUSES, type RunManifest } from '../../shared/model/runFolder';
import type { RunProblem } from '../../shared/model/runProblem';
import { UserError } from '../../shared/util/userError';
import { readLiveManifest } from '../liveManifest';
import { MANIFEST_NAME, type RunPaths } from '../runPaths';

/** What whoever shows a run relies on in its manifest. */
const CHECKS: { readonly [K in keyof RunManifest]?: (value: unknown) => boolean } = {
  name: (value) => typeof value === 'string',
  status: (value) => RUN_STATUSES.some((status) => status === value),
  statusReason: (value) => typeof value === 'string',
  iteration: isCount,
  iterations: isCount,
};

/** The manifest of a run, or what is wrong with it. */
export function manifestOrProblem(paths: RunPaths): { manifest: RunManifest } | { problem: RunProblem } {
  try {
    const manifest = readLiveManifest(paths);
    const wrong = Object.entries(CHECKS).find(([name, holds]) => !holds(manifest[name as keyof RunManifest]));
    return wrong ? problem(`${paths.manifest} is damaged: "${wrong[0]}" is missing or wrong.`) : { manifest };
  } catch (error) {
    if (error instanceof UserError) return problem(error.message);
    throw error;
  }
}

const problem = (what: string): { problem: RunProblem } => ({
  problem: {
    file: MANIFEST_NAME,
    what,
    shown: 'All trajectories and steps that can be read are, as if every iteration were finished.',
  },
});

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
