import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, env, extensions, type Tab, TabInputCustom, TabInputText, Uri, window, workspace } from 'vscode';
import { INSPECTOR_COMMANDS } from '../../extension/shared/protocol/inspector';
import { until } from './until';

suite('the inspector', () => {
  const extension = extensions.getExtension('couplet.couplet')!;
  const folder = path.join(workspace.workspaceFolders![0].uri.fsPath, 'runs', 'inspected-001');
  const broken = path.join(path.dirname(folder), 'broken-001');
  const manifest = Uri.file(path.join(folder, 'run.couplet'));

  suiteSetup(async () => {
    cpSync(path.join(extension.extensionPath, 'media', 'sample'), folder, { recursive: true });
    mkdirSync(broken);
    writeFileSync(path.join(broken, 'run.couplet'), 'no manifest');
    await extension.activate();
  });

  setup(() => window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs)));

  suiteTeardown(async () => {
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs));
    rmSync(path.dirname(folder), { recursive: true });
  });

  test('is what run.couplet opens with, whatever it holds', async () => {
    for (const file of [manifest, Uri.file(path.join(broken, 'run.couplet'))]) {
      await commands.executeCommand('vscode.open', file);
      await until(() => inspectors().some(({ input }) => input.uri.toString() === file.toString()));
    }
  });

  test('gives way to the text editor', async () => {
    await commands.executeCommand('vscode.open', manifest);
    await until(() => inspectors().length === 1);
    await commands.executeCommand('vscode.openWith', manifest, 'default');
    await until(() => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputText);
  });

  test('opens by the command, on a run of the tree and on a file of the explorer', async () => {
    await commands.executeCommand('couplet.openRun', manifest);
    await until(() => inspectors().length === 1);
    await commands.executeCommand('couplet.openRun', { kind: 'run', run: { uri: Uri.file(folder), folder } });
    assert.equal(inspectors().length, 1);
  });

  test('opens by a link, once for a run', async () => {
    const link = (query: string) => Uri.parse(`${env.uriScheme}://couplet.couplet/run?${query}`);
    for (const step of [3, 4])
      await commands.executeCommand('couplet.openLink', link(`folder=${folder}&iteration=25&step=${step}`));
    await until(() => inspectors().length === 1);
  });

  test('opens nothing by a link that leads nowhere', async () => {
    const nowhere = path.join(path.dirname(folder), 'nowhere-001');
    for (const query of [`folder=${nowhere}`, 'folder=here', 'step=1', `folder=${folder}&step=x`])
      await commands.executeCommand('couplet.openLink', Uri.parse(`vscode://couplet.couplet/run?${query}`));
    await commands.executeCommand('couplet.openLink', Uri.parse('vscode://couplet.couplet/other'));
    assert.deepEqual(inspectors(), []);
  });

  test('has a command for everything that its page can be asked for, and a key for what is asked often', () => {
    const { contributes } = extension.packageJSON;
    const contributed: string[] = contributes.commands.map(({ command }: { command: string }) => command);
    const own = contributed.filter((id) => id.startsWith('couplet.inspector.'));
    assert.deepEqual(own.sort(), INSPECTOR_COMMANDS.map((name) => `couplet.inspector.${name}`).sort());
    const keys: { when: string }[] = contributes.keybindings;
    assert.equal(keys.length, 14);
    assert.deepEqual(
      keys.filter(({ when }) => when !== 'couplet.inspectorKeys'),
      [],
    );
  });

  test('takes commands when it is in front', async () => {
    await commands.executeCommand('couplet.openRun', manifest);
    await until(() => inspectors().length === 1);
    for (const name of INSPECTOR_COMMANDS) await commands.executeCommand(`couplet.inspector.${name}`);
  });
});

type InspectorTab = Tab & { readonly input: TabInputCustom };

function inspectors(): InspectorTab[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab): tab is InspectorTab => isInspector(tab.input));
}

const isInspector = (input: unknown): boolean =>
  input instanceof TabInputCustom && input.viewType === 'couplet.inspector';
