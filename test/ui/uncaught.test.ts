import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pictureFile } from '../harness/pictures';
import { withWorkbench } from '../harness/withWorkbench';
import { temporaryFolder } from '../helpers/temporaryFolder';

/** An extension by our name: it is by this that errors of an extension are told from others. */
const MANIFEST = {
  name: 'couplet',
  publisher: 'couplet',
  version: '0.0.0',
  engines: { vscode: '^1.100.0' },
  main: './main.js',
  activationEvents: ['*'],
};

const WEBVIEW = `<p>Here.</p><script>
  setTimeout(() => { throw new Error('thrown in a webview'); });
  Promise.reject('rejected in a webview');
</script>`;

const MAIN = `
  const { window } = require('vscode');
  exports.activate = () => {
    setTimeout(() => { throw new Error('thrown in the extension'); });
    Promise.reject(new Error('rejected in the extension'));
    const { webview } = window.createWebviewPanel('test', 'Test', 1, { enableScripts: true });
    webview.html = ${JSON.stringify(WEBVIEW)};
  };`;

test('the harness fails where nobody catches an error, in a webview or in the extension', async () => {
  onTestFinished(() => rmSync(pictureFile('failed-uncaught'), { force: true })); // it is to fail
  const extension = temporaryFolder();
  writeFileSync(path.join(extension, 'package.json'), JSON.stringify(MANIFEST));
  writeFileSync(path.join(extension, 'main.js'), MAIN);
  const opened = withWorkbench('uncaught', { extension }, async (workbench) => {
    await workbench.webviewFrame(() => document.body.innerText.includes('Here.'));
  });
  const error = await opened.catch(({ message }) => message);
  expect(error).toContain('thrown in a webview');
  expect(error).toContain('rejected in a webview');
  expect(error).toContain('thrown in the extension');
  expect(error).toContain('rejected in the extension');
});
