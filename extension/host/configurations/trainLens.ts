import { CodeLens, type CodeLensProvider, type Disposable, languages, Range, type TextDocument } from 'vscode';

const CONFIGURATIONS = { pattern: '**/*.couplet.json' };

/** "Train" above the first line of a configuration. */
class TrainLens implements CodeLensProvider {
  provideCodeLenses({ uri }: TextDocument): CodeLens[] {
    const top = new Range(0, 0, 0, 0);
    return [
      new CodeLens(top, { title: '$(play) Train', command: 'couplet.train', arguments: [uri] }),
      new CodeLens(top, { title: 'Show Devices', command: 'couplet.showDevices' }),
    ];
  }
}

export function registerTrainLens(): Disposable {
  return languages.registerCodeLensProvider(CONFIGURATIONS, new TrainLens());
}
