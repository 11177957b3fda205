import { randomBytes } from 'node:crypto';
import { Uri, type Webview, type WebviewOptions } from 'vscode';
import { webviewHtml } from './webviewHtml';

/** What a view is made of, by the name of its script and its style sheet. */
export interface WebviewSource {
  /** Of the extension. */
  readonly extensionUri: Uri;
  readonly name: 'dashboard' | 'inspector' | 'agreement';
  readonly title: string;
}

/** A view runs its script, and reads nothing but what was built for views. */
export function webviewOptions(extensionUri: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [builtViews(extensionUri)] };
}

/** The page of a view as VS Code serves it. */
export function webviewPage(webview: Webview, { extensionUri, name, title }: WebviewSource): string {
  const uri = (file: string) => webview.asWebviewUri(Uri.joinPath(builtViews(extensionUri), file)).toString();
  return webviewHtml({
    title,
    script: uri(`${name}.js`),
    style: uri(`${name}.css`),
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('hex'),
  });
}

const builtViews = (extensionUri: Uri): Uri => Uri.joinPath(extensionUri, 'dist', 'webviews');
