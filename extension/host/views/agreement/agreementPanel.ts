import { env, type Uri, type WebviewPanel } from 'vscode';
import type { LabelTarget } from '../../../shared/model/label';
import type {
  AgreementCell,
  AgreementHostContract,
  AgreementSteps,
  AgreementViewContract,
} from '../../../shared/protocol/agreement';
import { watchLabels } from '../../../store/labels/watchLabels';
import { readLiveManifest } from '../../../store/liveManifest';
import { runPaths } from '../../../store/runPaths';
import { OpenedRun } from '../../inspection/openedRun';
import { shownEstimators } from '../../inspection/shownEstimators';
import { TrajectorySteps } from '../../inspection/trajectorySteps';
import { runName } from '../../runs/runEntry';
import type { Inspectors } from '../inspector/inspectors';
import { webviewPage } from '../webviewPage';
import { WebviewSession } from '../webviewSession';
import { focusBeside } from './focusBeside';
import { nextMove } from './nextMove';
import { type AgreementMeans, RunAgreement } from './runAgreement';
import { stepTexts } from './stepTexts';

/** What an agreement view uses of the extension around it. */
export interface AgreementServices {
  readonly extension: Uri;
  readonly ask: AgreementMeans['ask'];
  readonly inspectors: Pick<Inspectors, 'open' | 'onDidMove'>;
  failed(error: unknown): void;
}

/** The agreement of a run in a tab. What was compared stays while the page is hidden. */
export class AgreementPanel {
  private readonly agreement: RunAgreement;
  private readonly run: OpenedRun;
  private readonly steps: TrajectorySteps;
  private readonly session: WebviewSession<AgreementHostContract, AgreementViewContract>;

  constructor(
    private readonly panel: WebviewPanel,
    readonly folder: string,
    private readonly services: AgreementServices,
  ) {
    panel.title = `Agreement: ${runName({ folder })}`;
    const paths = runPaths(folder);
    const estimators = () => shownEstimators(readLiveManifest(paths).configuration);
    this.agreement = new RunAgreement(folder, { ask: services.ask, estimators }, (snapshot) => {
      if (panel.visible) this.session.current?.notify.changed(snapshot);
    });
    this.run = new OpenedRun(folder);
    this.steps = new TrajectorySteps(this.run);
    this.session = new WebviewSession(panel.webview, { functions: this.functions(), notices: {} }, services.failed);
    const watcher = watchLabels(paths, () => this.agreement.labelsChanged());
    panel.onDidDispose(() => {
      watcher.dispose();
      this.agreement.cancel();
      this.session.dispose();
    });
    panel.webview.html = webviewPage(panel.webview, {
      extensionUri: services.extension,
      name: 'agreement',
      title: 'Agreement',
    });
  }

  reveal(): void {
    this.panel.reveal(this.panel.viewColumn);
  }

  private functions(): AgreementHostContract['functions'] {
    const { agreement } = this;
    return {
      ready: async (question) => {
        if (agreement.isUntouched) void agreement.compare(question);
        return agreement.snapshot();
      },
      compare: async (question) => void agreement.compare(question),
      cancel: async () => agreement.cancel(),
      steps: (cell, from, count) => this.listSteps(cell, from, count),
      openStep: (target, takeFocus) => this.openStep(target, takeFocus),
      copyText: async (text) => env.clipboard.writeText(text),
    };
  }

  private async listSteps(cell: AgreementCell, from: number, count: number): Promise<AgreementSteps> {
    const all = this.agreement.actionsOf(cell);
    if (from === 0) await this.run.refresh();
    const steps = await stepTexts(all.slice(from, from + count), (id) => this.steps.outline(id));
    return { listed: all.length, steps };
  }

  private async openStep({ trajectoryId, step }: LabelTarget, takeFocus: boolean): Promise<void> {
    const { iteration } = await this.run.lineOf(trajectoryId);
    await focusBeside(this.folder);
    const { inspectors } = this.services;
    const shown = nextMove(inspectors.onDidMove, this.folder);
    await inspectors.open(this.folder, { iteration, trajectoryId, step });
    if (takeFocus) return;
    await shown; // an inspector that is still being opened would take the focus again
    if (this.panel.visible) this.panel.reveal(this.panel.viewColumn);
  }
}
