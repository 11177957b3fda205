import fs from 'node:fs';
import { readJson } from '../../engine/configuration/jsonDocument';
import type { JobRequest } from '../../shared/protocol/trainer';
import { RunReader } from '../../store/runReader';

/** The backend that a job asks for; `auto` where it does not say, or where what says so cannot be read. */
export function backendOf(request: JobRequest): string {
  try {
    if (request.kind === 'train') return backendIn(fs.readFileSync(request.configuration, 'utf8'));
    const run = request.kind === 'resume' ? request.run : request.policy;
    return new RunReader(run).manifest().compute.backend;
  } catch {
    return 'auto';
  }
}

/** A configuration is only looked into; the trainer is the one to judge it. */
function backendIn(text: string): string {
  const configuration = readJson(text).value as { compute?: { backend?: unknown } } | undefined;
  const backend = configuration?.compute?.backend;
  return typeof backend === 'string' ? backend : 'auto';
}
