import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commands, extensions } from 'vscode';
import { readContributions, readNames } from './contributions';

/** Names in files of runs, which have nothing to do with the manifest. */
const IN_FILES = ['couplet.rollout.schema'];

suite('manifest and code agree', () => {
  const extension = extensions.getExtension('couplet.couplet')!;
  const root = extension.extensionPath;
  const contributed = readContributions(root);
  const { views, settings, bound, contexts, media } = contributed;

  /** Commands that VS Code makes for a view, such as `couplet.runs.focus`. */
  const ofView = ['focus', 'open', 'removeView', 'resetViewLocation', 'toggleVisibility'];
  const isOfView = (command: string) => views.some((view) => ofView.some((name) => command === `${view}.${name}`));

  test('every command that is contributed is registered, and the other way round', async () => {
    await extension.activate();
    const all = await commands.getCommands(true);
    const registered = all.filter((id) => id.startsWith('couplet.') && !isOfView(id));
    assert.deepEqual(registered.sort(), [...contributed.commands].sort());
  });

  test('keys, menus, links and the walkthrough name commands that exist', async () => {
    const all = new Set(await commands.getCommands(true));
    assert.deepEqual(
      bound.filter((command) => !all.has(command)),
      [],
    );
  });

  test('every view, editor, setting and context key that is contributed is named in the code', () => {
    const names = readNames(root);
    assert.deepEqual(
      [...views, ...settings, ...contexts].filter((name) => !names.has(name)),
      [],
    );
  });

  test('every name of ours in the code is contributed, or a key that the manifest reads', () => {
    const known = new Set([...contributed.commands, ...views, ...settings, ...contexts, ...IN_FILES]);
    const conditions = JSON.stringify(extension.packageJSON.contributes).matchAll(/"(?:when|enablement)":"([^"]*)"/g);
    for (const [, condition] of conditions) for (const [key] of condition.matchAll(/couplet\.[\w.]+/g)) known.add(key);
    assert.deepEqual(
      [...readNames(root)].filter((name) => !known.has(name) && !isOfView(name)),
      [],
    );
  });

  test('every step of the walkthrough has its text, and something that ticks it', () => {
    assert.deepEqual(
      media.filter((file) => !existsSync(path.join(root, file))),
      [],
    );
    const { steps } = extension.packageJSON.contributes.walkthroughs[0];
    assert.equal(steps.length, 4);
    for (const { completionEvents } of steps) assert.ok(completionEvents.length > 0);
  });

  test('every text of the manifest is in package.nls.json, and is used', () => {
    const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
    const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    const texts: Record<string, string> = JSON.parse(read('package.nls.json'));
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
    assert.deepEqual(
      Object.values(texts).filter((text) => text.trim() === ''),
      [],
    );
  });
});
