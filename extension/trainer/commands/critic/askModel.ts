import { criticAuthor } from '../../../critic/criticPlan';
import { estimateText, summaryText } from '../../../critic/criticText';
import { estimateCost } from '../../../critic/estimateCost';
import { DEFAULT_CONCURRENCY, labelWithModel } from '../../../critic/labelWithModel';
import { UserError } from '../../../shared/util/userError';
import type { RunReader } from '../../../store/runReader';
import { formatCount, plural } from '../../terminal/format';
import { StatusLine } from '../../terminal/statusLine';
import type { CommandContext, CommandResult } from '../command';
import { EXIT } from '../exitCodes';
import { criticDocument } from './criticDocument';
import { type ModelOptions, readModel, readPlan, readPrices } from './readPlan';

/** `couplet critic --source model`: says what it will cost, asks whether to go on, and labels by what the model answers. */
export async function askModel(run: RunReader, options: ModelOptions, context: CommandContext): Promise<CommandResult> {
  const model = readModel(options);
  const plan = readPlan(model.name, options);
  const prices = readPrices(options);
  const estimate = await estimateCost(run, plan);
  if (estimate.actions === 0) throw new UserError(`${run.paths.folder} has no action that fits. Choose less narrowly.`);
  context.terminal.write(`${criticAuthor(plan).by}\n${estimateText(estimate, prices)}\n`);
  if (estimate.toAsk > 0 && !options.yes) await confirm(context);
  const line = new StatusLine(context.terminal);
  const progress = (done: number, skipped: number) =>
    line.update(progressText(model.name, done, estimate.actions, skipped));
  const concurrency = options.concurrency ?? DEFAULT_CONCURRENCY;
  const summary = await context
    .interruptible((signal) => labelWithModel(run, plan, model, { concurrency, signal, progress }))
    .finally(() => line.clear());
  return {
    document: criticDocument(plan, summary, prices),
    text: summaryText(plan, summary, prices).join('\n'),
    exitCode: summary.interrupted ? EXIT.interrupted : EXIT.done,
  };
}

async function confirm({ ask }: CommandContext): Promise<void> {
  if (!ask) throw new UserError('Nobody can be asked here whether to begin. Say so with --yes.', { usage: true });
  const answer = await ask('Begin? [y/N] ');
  if (!/^y(es)?$/i.test(answer)) throw new UserError('Nothing was asked.');
}

const progressText = (model: string, done: number, actions: number, skipped: number): string =>
  `${model}: ${formatCount(done)}/${plural(actions, 'action')}${skipped > 0 ? `, ${formatCount(skipped)} skipped` : ''}`;
