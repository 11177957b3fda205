import { ProgressLocation, window, workspace } from 'vscode';
import { UserError } from '../../shared/util/userError';
import { chooseSources, chooseStart } from '../labels/chooseLabels';
import { countLabels } from '../labels/countLabels';
import { previewText } from '../labels/previewText';
import { readPreview } from '../labels/readPreview';
import { writeConfiguration } from '../labels/writeConfiguration';
import { pickRuns } from '../runs/pickRuns';
import type { RunEntry } from '../runs/runEntry';
import { refuseUntrusted } from '../trust';
import type { CommandHandler, Services } from './services';
import { train } from './training';

/** Writes a configuration that learns from labels of runs, shows what there is to learn, and trains it. */
export const trainWithLabels: CommandHandler = async (services, node) => {
  refuseUntrusted(workspace);
  const runs = await labelledRuns(services, (node as { run?: RunEntry } | undefined)?.run);
  const [first] = runs;
  if (!first) return;
  const sources = await chooseSources(runs);
  if (sources.length === 0) return;
  const checkpoint = await chooseStart(first);
  if (checkpoint === undefined) return;
  const file = await writeConfiguration(first, { runs: runs.map(({ folder }) => folder), sources, checkpoint });
  await window.showTextDocument(file);
  const progress = { location: ProgressLocation.Notification, title: 'Reading labels' };
  const preview = await window.withProgress(progress, () => readPreview(services.context, file.fsPath));
  const detail = previewText(preview);
  if (preview.refused !== null) {
    const edit = 'Edit the configuration that is open, and train it by "Couplet: Train".';
    await window.showErrorMessage('Nothing is trained on these labels yet.', {
      modal: true,
      detail: `${detail}\n\n${edit}`,
    });
    return;
  }
  const yes = 'Train';
  if ((await window.showInformationMessage('Train on these labels?', { modal: true, detail }, yes)) === yes)
    await train(services, file);
};

/** The run that a menu was opened on, or those that a person chooses among the labelled ones. */
async function labelledRuns({ runs }: Services, given: RunEntry | undefined): Promise<readonly RunEntry[]> {
  const isLabelled = ({ folder }: RunEntry) => Object.values(countLabels(folder)).some((count) => count > 0);
  const labelled = (given ? [given] : await runs.list()).filter(isLabelled);
  if (labelled.length === 0)
    throw new UserError(
      `${given ? 'This run' : 'No run here'} has labels yet. Label actions by "couplet labels add", or let a critic label: "couplet critic".`,
    );
  return given ? labelled : pickRuns(labelled, 'Learn from the labels of which runs?', labelled[0]?.folder);
}
