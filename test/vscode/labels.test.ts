import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { commands, extensions, TabInputCustom, window, workspace } from 'vscode';
import { currentLabels } from '../../extension/engine/labels/currentLabels';
import { LabelReader } from '../../extension/store/labels/labelReader';
import { runPaths } from '../../extension/store/runPaths';
import { RunReader } from '../../extension/store/runReader';
import { until } from './until';

suite('labels', () => {
  const extension = extensions.getExtension('couplet.couplet')!;
  const folder = path.join(workspace.workspaceFolders![0].uri.fsPath, 'runs', 'labelled-001');
  const reader = new LabelReader(runPaths(folder));
  const targets = () =>
    [0, 1, 2].map((step) => ({ trajectoryId: new RunReader(folder).trajectories()[0].trajectoryId, step }));
  const label = async (what: string | null) => {
    const ids = await commands.executeCommand<string[]>('couplet.label', { folder, targets: targets(), label: what });
    await commands.getCommands(); // VS Code hears of the edit before it answers; a command sent at once could overtake it
    return ids;
  };
  const current = () => currentLabels(reader.read().lines).map((each) => each.label);
  const shows = (...labels: string[]) => until(() => JSON.stringify(current()) === JSON.stringify(labels));
  const tab = () =>
    window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) => input instanceof TabInputCustom);

  suiteSetup(async () => {
    cpSync(path.join(extension.extensionPath, 'media', 'sample'), folder, { recursive: true });
    await extension.activate();
  });

  suiteTeardown(async () => {
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
    rmSync(path.dirname(folder), { recursive: true });
  });

  test('are on the disk when they are acknowledged, and leave nothing unsaved', async () => {
    const ids = await label('good');
    assert.deepEqual(
      reader.read().lines.map(({ id }) => id),
      ids,
    );
    await until(() => tab()?.isDirty === false);
  });

  test('that were given together are taken back by one undo of VS Code, and come again by its redo', async () => {
    await label('bad');
    await shows('bad', 'bad', 'bad');
    await commands.executeCommand('undo');
    await shows('good', 'good', 'good');
    await until(() => tab()?.isDirty === false);
    await commands.executeCommand('undo');
    await shows();
    await commands.executeCommand('redo');
    await shows('good', 'good', 'good');
    await until(() => tab()?.isDirty === false);
  });

  test('stay when the editor is reverted, closed and opened again', async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await window.tabGroups.close(tab()!);
    assert.equal(tab(), undefined);
    await shows('good', 'good', 'good');
    await label(null);
    await shows();
  });

  test('are not written where what is labelled does not exist', async () => {
    const before = reader.read().lines.length;
    const [{ trajectoryId }] = targets();
    for (const wrong of [{ trajectoryId: 'nothing', step: 0 }, { trajectoryId, step: 1000 }, { step: 0 }])
      assert.equal(
        await commands.executeCommand('couplet.label', { folder, targets: [wrong], label: 'good' }),
        undefined,
      );
    assert.equal(await label('splendid'), undefined);
    assert.equal(reader.read().lines.length, before);
  });

  test('have no queue where no run is inspected', async () => {
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
    await commands.executeCommand('couplet.nextInLabelQueue');
    assert.equal(tab(), undefined);
  });

  test('are given blind between two commands', async () => {
    const blind = () => reader.read().lines.flatMap((line) => ('blind' in line ? [line.blind] : []));
    await commands.executeCommand('couplet.toggleBlindLabelling');
    await label('good');
    await commands.executeCommand('couplet.toggleBlindLabelling');
    await label('good');
    assert.deepEqual(blind().slice(-6), [true, true, true, false, false, false]);
  });
});
