import { type ExtensionContext, type LogOutputChannel, window } from 'vscode';

/** The output channel in which the extension and its trainer say what they do; begins with the version and where it runs. */
export function createLog({ extension, subscriptions }: ExtensionContext): LogOutputChannel {
  const log = window.createOutputChannel('Couplet', { log: true });
  subscriptions.push(log);
  log.info(
    `Couplet ${extension.packageJSON.version}, Node ${process.versions.node}, ${process.platform}-${process.arch}`,
  );
  return log;
}
