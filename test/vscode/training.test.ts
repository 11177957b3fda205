import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, Uri, workspace } from 'vscode';
import { RunReader } from '../../extension/store/runReader';
import { REFERENCE_BACKEND, TINY_AGENT, TINY_EVALUATION } from '../helpers/tinyAgent';
import { until } from './until';

const TINY = {
  ...TINY_AGENT,
  evaluation: TINY_EVALUATION,
  compute: REFERENCE_BACKEND,
};

suite('training', () => {
  const root = path.join(workspace.workspaceFolders![0]!.uri.fsPath, `training-${process.pid}`);
  const runs = path.join(workspace.workspaceFolders![0]!.uri.fsPath, 'runs');

  suiteSetup(() => mkdirSync(root, { recursive: true }));
  suiteTeardown(() => {
    // Trainers outlive the window, those of a test that failed as well.
    for (const name of listed(runs)) {
      const writer = new RunReader(path.join(runs, name)).writer();
      if (writer) process.kill(writer.pid, 'SIGKILL');
    }
    rmSync(root, { recursive: true, force: true });
  });

  /** Trains a configuration by the command, as the context menu of the explorer does, and gives its run. */
  async function train(name: string, iterations: number): Promise<RunReader> {
    const file = path.join(root, `${name}.couplet.json`);
    const configuration = { ...TINY, name, algorithm: { id: 'grpo', iterations } };
    writeFileSync(file, JSON.stringify(configuration));
    const known = new Set(runsOf(name));
    await commands.executeCommand('couplet.train', Uri.file(file));
    const run = await until(() => runsOf(name).find((folder) => !known.has(folder)));
    return new RunReader(path.join(runs, run));
  }

  const runsOf = (name: string) => listed(runs).filter((folder) => folder.startsWith(`${name}-`));

  /** What a menu of the tree passes. */
  const node = (run: RunReader) => ({ run: { folder: run.paths.folder, manifest: run.manifest() } });

  test('a configuration becomes a complete run', async () => {
    const run = await train('short', 3);
    await until(() => statusOf(run) === 'completed');
    assert.equal(run.manifest().iteration, 3);
  });

  test('a training is paused, goes on, stops with a checkpoint, and is resumed', async () => {
    const run = await train('long', 100_000);
    await until(() => iterationOf(run) >= 2);
    await commands.executeCommand('couplet.pause', node(run));
    await until(() => statusOf(run) === 'paused');
    const at = iterationOf(run);
    await commands.executeCommand('couplet.continue', node(run));
    await until(() => iterationOf(run) > at);
    await commands.executeCommand('couplet.stop', node(run));
    await until(() => statusOf(run) === 'interrupted');
    const stopped = iterationOf(run);
    await commands.executeCommand('couplet.resumeRun', node(run));
    await until(() => iterationOf(run) > stopped);
    await commands.executeCommand('couplet.stop', node(run));
    await until(() => statusOf(run) === 'interrupted');
  });

  test('a trainer that is killed leaves an interrupted run, and the window goes on', async () => {
    const run = await train('killed', 100_000);
    await until(() => iterationOf(run) >= 2);
    const { pid } = run.writer()!;
    process.kill(pid, 'SIGKILL');
    await until(() => statusOf(run) === 'interrupted');
    const after = await train('after', 1);
    await until(() => statusOf(after) === 'completed');
  });

  test('a second training waits for the first', async () => {
    const first = await train('first', 100_000);
    const file = path.join(root, 'second.couplet.json');
    writeFileSync(file, JSON.stringify({ ...TINY, name: 'second', algorithm: { id: 'grpo', iterations: 1 } }));
    await commands.executeCommand('couplet.train', Uri.file(file));
    await until(() => iterationOf(first) >= 5);
    assert.deepEqual(runsOf('second'), []);
    await commands.executeCommand('couplet.stop', node(first));
    const second = await until(() => runsOf('second')[0]);
    await until(() => statusOf(new RunReader(path.join(runs, second))) === 'completed');
  });
});

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The manifest is replaced while a run begins. */
function statusOf(run: RunReader): string | null {
  try {
    return run.manifest().status;
  } catch {
    return null;
  }
}

function iterationOf(run: RunReader): number {
  try {
    return run.manifest().iteration;
  } catch {
    return -1;
  }
}
