/** What the page of a view consists of. */
export interface WebviewPage {
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** Where VS Code serves the files of the extension from. */
  readonly cspSource: string;
  /** Different each time; only what carries it runs. */
  readonly nonce: string;
}

/**
 * The page of a view: an empty root, a script and a style sheet. It has no data, runs nothing but the script, and reaches nothing outside.
 * Images may be blobs, which exports are drawn from. The toolkit looks for the nonce in `csp-nonce` before it makes a style sheet.
 */
export function webviewHtml({ title, script, style, cspSource, nonce }: WebviewPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    'img-src blob:',
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="${nonce}">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="root"></div>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
