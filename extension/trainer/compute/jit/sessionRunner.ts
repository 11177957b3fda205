import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { savedModel } from './graphDef';
import type { Binding } from './internals';
import type { Program } from './program';
import { feedList, outputList, type Runner } from './runner';
import type { Tree } from './tree';

/**
 * Loads the graph as a SavedModel, which the unchanged binding can do. Feeds and results pass through the host's memory, which
 * costs nothing on the CPU.
 */
export function sessionRunner(binding: Binding, program: Program<Tree>): Runner {
  const folder = mkdtempSync(path.join(tmpdir(), 'couplet-graph-'));
  const session = load(binding, program, folder);
  const [feeds, fetches] = [feedList(program), outputList(program.fetches)];
  return {
    run: (ids) => binding.runSavedModel(session, ids, feeds, fetches),
    dispose: () => binding.deleteSavedModel(session),
  };
}

function load(binding: Binding, program: Program<Tree>, folder: string): number {
  try {
    writeFileSync(path.join(folder, 'saved_model.pb'), savedModel(program.nodes).encode());
    return binding.loadSavedModel(folder, 'serve');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
