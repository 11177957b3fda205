import { ProgressLocation, window, workspace } from 'vscode';
import type { CriticPlan } from '../../critic/criticPlan';
import { estimateText, summaryText } from '../../critic/criticText';
import { type CriticEstimate, estimateCost } from '../../critic/estimateCost';
import { type CriticSummary, DEFAULT_CONCURRENCY, labelWithModel as label } from '../../critic/labelWithModel';
import type { LanguageModel } from '../../critic/languageModel';
import { readTemplateFile } from '../../critic/readTemplateFile';
import type { TokenPrices } from '../../engine/labels/modelCritic/cost';
import { UserError } from '../../shared/util/userError';
import { RunReader } from '../../store/runReader';
import { readCriticSettings } from '../critic/criticSettings';
import { pickChoice } from '../critic/pickChoice';
import { type PickedModel, pickModel } from '../critic/pickModel';
import { runName } from '../runs/runEntry';
import { refuseUntrusted } from '../trust';
import { runFrom } from './pick';
import type { CommandHandler, Services } from './services';

/** Labels actions of a run by what a language model answers, when a person has seen what that takes. */
export const labelWithModel: CommandHandler = async (services, node) => {
  refuseUntrusted(workspace);
  const entry = await runFrom(services, node, 'Label actions of which run?');
  if (!entry) return;
  const run = new RunReader(entry.folder);
  const newest = run.iterations().at(-1);
  if (newest === undefined) throw new UserError(`${runName(entry)} has no rollouts yet, so there is nothing to label.`);
  const settings = readCriticSettings(entry.uri);
  const picked = await pickModel(settings, services.context.secrets);
  if (!picked) return;
  const choice = await pickChoice(newest);
  if (!choice) return;
  const plan: CriticPlan = {
    model: picked.model.name,
    template: readTemplateFile(settings.template, choice.hindsight),
    steps: choice.steps,
    actions: choice.actions,
    parameters: { temperature: 0, maxTokens: settings.maxTokens },
  };
  const counting = { location: ProgressLocation.Notification, title: 'Counting what to ask' };
  const estimate = await window.withProgress(counting, () => estimateCost(run, plan));
  if (estimate.actions === 0) throw new UserError(`${runName(entry)} has no action that fits. Choose others.`);
  if (estimate.toAsk > 0 && !(await confirm(picked, estimate, settings.prices))) return;
  const title = `${picked.model.name} labels ${runName(entry)}`;
  tell(services, plan, await labelWithProgress(title, run, plan, picked.model, estimate), settings.prices);
};

async function confirm({ model, receiver }: PickedModel, estimate: CriticEstimate, prices: TokenPrices | null) {
  const detail = `${estimateText(estimate, prices)}\n\nGoals, observations and actions of the run are sent to ${receiver}.`;
  return (await window.showInformationMessage(`Ask ${model.name}?`, { modal: true, detail }, 'Ask')) === 'Ask';
}

function labelWithProgress(
  title: string,
  run: RunReader,
  plan: CriticPlan,
  model: LanguageModel,
  { actions }: CriticEstimate,
): Thenable<CriticSummary> {
  const location = ProgressLocation.Notification;
  return window.withProgress({ location, title, cancellable: true }, (report, cancellation) => {
    const stop = new AbortController();
    cancellation.onCancellationRequested(() => stop.abort());
    const progress = (done: number, skipped: number) => {
      const message = `${done} of ${actions}${skipped > 0 ? `, ${skipped} without a label` : ''}`;
      report.report({ message, increment: 100 / actions });
    };
    return label(run, plan, model, { concurrency: DEFAULT_CONCURRENCY, signal: stop.signal, progress });
  });
}

/** Tells what came of it; the log names the actions without a label. */
function tell({ log }: Services, plan: CriticPlan, summary: CriticSummary, prices: TokenPrices | null): void {
  const text = summaryText(plan, summary, prices).join(' ');
  log.info(text);
  for (const { target, reason, words } of summary.skipped)
    log.info(`${target.trajectoryId} step ${target.step} has no label, ${reason}: ${JSON.stringify(words)}`);
  const buttons = summary.skipped.length > 0 ? ['Show Log'] : [];
  void window.showInformationMessage(text, ...buttons).then((button) => {
    if (button) log.show();
  });
}
