import assert from 'node:assert/strict';
import { commands, extensions, window } from 'vscode';
import { until } from './until';

suite('activation', () => {
  const couplet = () => extensions.getExtension('couplet.couplet');

  test('the extension is there, and does nothing before it is used', () => {
    assert.equal(couplet()?.isActive, false);
  });

  test('its command activates it and opens its log', async () => {
    await commands.executeCommand('couplet.showLog');
    assert.equal(couplet()?.isActive, true);
    // An output channel is written to a file first.
    const text = await until(() => window.visibleTextEditors.find(isOutput)?.document.getText());
    assert.match(text, /Couplet \d+\.\d+\.\d+, Node /);
  });
});

function isOutput({ document }: { document: { uri: { scheme: string } } }): boolean {
  return document.uri.scheme === 'output';
}
