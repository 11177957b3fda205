import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigurationTarget, commands, type Tab, TabInputWebview, window, workspace } from 'vscode';
import { RunFolder } from '../../extension/store/runFolder';
import { until } from './until';

suite('runs of other folders', () => {
  const outside = mkdtempSync(path.join(tmpdir(), 'couplet-outside-'));
  const nameInSettings = (folders: readonly string[] | undefined) =>
    workspace.getConfiguration().update('couplet.runFolders', folders, ConfigurationTarget.Global);

  suiteTeardown(async () => {
    await window.tabGroups.close(dashboards());
    await nameInSettings(undefined);
    rmSync(outside, { recursive: true, force: true });
  });

  test('are found once the settings name the folder', async () => {
    makeRun(path.join(outside, 'elsewhere-001'));
    // A dashboard opens at once, without a question, where there is exactly one run.
    assert.deepEqual(await workspace.findFiles('**/run.couplet'), []);
    await commands.executeCommand('couplet.openDashboard');
    assert.deepEqual(dashboards(), []);

    await nameInSettings([outside]);
    await until(async () => {
      await commands.executeCommand('couplet.openDashboard');
      return dashboards().length > 0;
    });
  });
});

function makeRun(folder: string): void {
  mkdirSync(folder);
  const compute = { backend: 'cpu', device: 'none', library: 'none', threads: 1 };
  const start = {
    name: 'elsewhere',
    configuration: {},
    seed: 0,
    versions: {},
    gitCommit: null,
    compute,
    iterations: 1,
  };
  RunFolder.create(folder, start).close();
}

function dashboards(): Tab[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('couplet.dashboard'));
}
