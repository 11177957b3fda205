import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { savedModel } from './graphDef';
import type { Binding } from './internals';
import type { Program } from './program';
import { endpoints, type Runner } from './runner';

/**
 * Loads the graph as a SavedModel, which the unchanged binding can do. Feeds and results pass through the host's memory, which
 * costs nothing on the CPU.
 */
export function sessionRunner(binding: Binding, program: Program): Runner {
  const { feeds, fetches } = endpoints(program);
  if (fetches === '') return { run: () => [], dispose: () => undefined }; // a session has to fetch something
  const session = load(binding, savedModel(program.nodes).encode());
  return {
    run: (ids) => binding.runSavedModel(session, ids, feeds, fetches),
    dispose: () => binding.deleteSavedModel(session),
  };
}

/** The library reads models from folders only. */
function load(binding: Binding, model: Uint8Array): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'couplet-graph-'));
  try {
    writeFileSync(path.join(folder, 'saved_model.pb'), model);
    return binding.loadSavedModel(folder, 'serve');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
