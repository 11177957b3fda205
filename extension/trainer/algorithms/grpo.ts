import type { Estimator } from '../../engine/advantages/estimator';
import { stepColumns } from '../../engine/advantages/stepColumns';
import type { GrpoConfiguration } from '../../engine/configuration/sections/algorithms';
import type { Rng } from '../../shared/util/rng';
import { breathe } from '../breathe';
import { disposeTree } from '../compute/disposeTree';
import { packRows } from '../policy/batches/packRows';
import { AdamW } from '../policy/optimizer/adamW';
import { Updater } from '../policy/optimizer/updater';
import type { Policy } from '../policy/policy';
import { collectRollouts } from '../rollout/collectRollouts';
import type { Trajectory } from '../rollout/episodeRun';
import { summarize } from '../rollout/summarize';
import { advantageMetrics } from './advantageMetrics';
import type { Algorithm, AlgorithmContext, IterationReport } from './algorithm';
import { foldRows } from './foldRows';
import { rateAt } from './learningRateSchedule';
import { measureUpdate, tokenWeight } from './losses/aggregation';
import { lossTypeById } from './losses/lossTypes';
import { meanStatistics } from './losses/policyStatistics';
import { meanByName } from './meanByName';
import { type PolicyTermInput, policyTerm, policyTermInput } from './policyTerm';

/** An estimator with its parameters. */
export interface AdvantageChoice {
  readonly estimator: Estimator;
  readonly parameters: Parameters<Estimator['estimate']>[1];
}

/** A further term of the loss, prepared from each iteration's rollouts. */
export interface ExtraTerm {
  /** Called before the epochs, each of that many updates. Returns metrics of the iteration. */
  prepare(trajectories: readonly Trajectory[], updates: number, rng: Rng): Readonly<Record<string, number>>;
  /** Called once in each update of an epoch, counted from 0. Returns metrics that are averaged over updates. */
  accumulate(update: number): Readonly<Record<string, number>>;
}

/**
 * Group-relative policy optimisation (arXiv 2402.03300) on agent steps, with the loss types, KL and entropy terms of `policyLoss` and
 * any advantage estimator. `reference` is what the KL term compares with. See docs/algorithms/grpo.md for every metric.
 */
export class Grpo implements Algorithm {
  private readonly updater: Updater;
  private readonly accumulate;
  private readonly extra: ExtraTerm | null;

  constructor(
    private readonly context: AlgorithmContext,
    private readonly settings: GrpoConfiguration,
    private readonly advantage: AdvantageChoice,
    reference: Policy | null,
    extra: (updater: Updater) => ExtraTerm | null = () => null,
  ) {
    const { policy } = context;
    const { learningRate, beta1, beta2, weightDecay } = settings;
    const optimizer = new AdamW(policy.variables, { learningRate, beta1, beta2, epsilon: 1e-8, weightDecay });
    this.updater = new Updater(policy, optimizer, settings.maxGradNorm);
    const loss = { ...settings, lossType: settings.loss, klTimesRatio: false };
    this.accumulate = this.updater.addTerm('policyLoss', (input: PolicyTermInput) =>
      policyTerm(policy, reference, loss, input),
    );
    this.extra = extra(this.updater);
  }

  get optimizer() {
    return this.updater.optimizer;
  }

  get updates(): number {
    return this.updater.step;
  }

  set updates(value: number) {
    this.updater.step = value;
  }

  async iterate(iteration: number): Promise<IterationReport | null> {
    const { context, settings, advantage } = this;
    const { economies, rollout } = context;
    const rng = context.rng.fork('iteration', iteration);
    const startedAt = performance.now();

    // 1. Rollouts: `group` siblings of each of `tasks` training tasks.
    const rollouts = await collectRollouts(
      context.environment,
      context.generator,
      context.format,
      this.requests(iteration, rng),
      rollout,
      context.cancelled,
    );
    if (context.cancelled()) return null;
    const { trajectories } = rollouts;
    const rows = trajectories.flatMap((trajectory) => trajectory.rows);
    const rolloutSeconds = (performance.now() - startedAt) / 1000;

    // 2. Credit: one advantage for each step.
    const { advantage: credit } = advantage.estimator.estimate(stepColumns(rows), advantage.parameters);
    const advantages = credit.map((value, i) => (rows[i]!.invalid ? value - settings.invalidPenalty : value));

    // 3. Training rows: equal samples folded, rows that teach nothing left out.
    const folded = foldRows(rows, advantages, {
      foldDuplicates: settings.foldDuplicates && economies.deduplicate,
      skipZeroAdvantage:
        settings.skipZeroAdvantage && settings.klCoefficient === 0 && settings.entropyCoefficient === 0,
    });
    const size = Math.max(1, Math.ceil(folded.length / settings.updates)); // rows in an update
    const updatesInEpoch = Math.ceil(folded.length / size);
    const extraMetrics = this.extra?.prepare(trajectories, updatesInEpoch, rng.fork('labels')) ?? {};

    // 4. Updates. The mean of the loss runs over all samples of the batch, those left out included.
    const batchTokens = rows.reduce((n, row) => n + row.responseTokens.length, 0);
    const skipped = rows.length - folded.reduce((n, row) => n + row.count, 0);
    const skippedTokens = batchTokens - folded.reduce((n, row) => n + row.count * row.response.length, 0);
    const { aggregation } = lossTypeById(settings.loss);
    const rate = rateAt(iteration, settings);
    const extraReports: Readonly<Record<string, number>>[] = [];
    const sums: Record<string, number> = {};
    const add = (report: Readonly<Record<string, number>>) => {
      for (const [name, value] of Object.entries(report)) sums[name] = (sums[name] ?? 0) + value;
    };
    let updates = 0;
    let gradientNorm = 0;
    for (let epoch = 0; epoch < settings.epochs; epoch++) {
      const order = rng.fork('epoch', epoch).shuffle(folded);
      for (let update = 0; update < updatesInEpoch; update++) {
        const part = order.slice(update * size, (update + 1) * size);
        const share = part.length / order.length;
        const measured = measureUpdate(
          [
            ...part.map((row) => ({ tokens: row.response.length, count: row.count })),
            ...(skipped > 0 ? [{ tokens: skippedTokens / skipped, count: skipped * share }] : []),
          ],
          rollout.sampling.maxNewTokens,
          batchTokens * share,
        );
        for (const pack of packRows(part, settings.microBatchTokens, economies.sharePrefixes)) {
          const input = policyTermInput(
            pack.map((i) => part[i]!),
            (row) => tokenWeight(aggregation, row.response.length, measured),
            economies.sharePrefixes,
          );
          add(this.accumulate(input));
          disposeTree(input);
          await breathe();
        }
        if (this.extra) extraReports.push(this.extra.accumulate(update));
        gradientNorm += this.updater.apply(rate).gradientNorm;
        updates++;
      }
    }

    // 5. Metrics.
    const { loss = 0, ...statistics } = sums;
    const shares = summarize(trajectories);
    const trainingSeconds = (performance.now() - startedAt) / 1000 - rolloutSeconds;
    const { counts } = rollouts;
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
    const metrics: Record<string, number> = {
      'rollout/success': mean(trajectories.map((t) => (t.success ? 1 : 0))),
      'rollout/reward': mean(trajectories.map((t) => t.reward)),
      'rollout/steps': shares.steps,
      'rollout/repeated': shares.repeated,
      'rollout/invalid': shares.invalid,
      'rollout/entropy': shares.entropy,
      'rollout/responseTokens': shares.responseTokens,
      'rollout/failures': rollouts.failures.length,
      'economy/uniquePrompts': counts.uniquePrompts / Math.max(1, counts.prompts),
      'economy/evaluatedPromptTokens': counts.evaluatedPromptTokens / Math.max(1, counts.promptTokens),
      'economy/trainingRows': folded.length / Math.max(1, rows.length),
      'train/loss': loss / Math.max(1, updates),
      'train/gradientNorm': gradientNorm / Math.max(1, updates),
      'train/learningRate': rate * settings.learningRate,
      'train/updates': updates,
      'time/rollout': rolloutSeconds,
      'time/model': rollouts.seconds.model,
      'time/environment': rollouts.seconds.environment,
      'time/training': trainingSeconds,
      'throughput/steps': rows.length / rolloutSeconds,
      'throughput/tokens': (counts.promptTokens + counts.newTokens) / rolloutSeconds,
      ...advantageMetrics(rows, credit),
      ...extraMetrics,
      ...meanByName(extraReports),
    };
    if (shares.flawed !== null) metrics['rollout/flawed'] = shares.flawed;
    for (const [name, value] of Object.entries(meanStatistics(statistics))) metrics[`train/${name}`] = value;
    return { rollouts, metrics };
  }

  dispose(): void {
    this.updater.dispose();
  }

  private requests(iteration: number, rng: Rng) {
    const { environment, rollout } = this.context;
    const pool = Array.from({ length: environment.taskCount('L0') }, (_, i) => i);
    return rng
      .fork('tasks')
      .sample(pool, rollout.tasks)
      .flatMap((index, g) => {
        const task = environment.task('L0', index);
        const groupId = `${String(iteration).padStart(6, '0')}/g${String(g).padStart(2, '0')}`;
        return Array.from({ length: rollout.group }, (_, sibling) => ({
          task,
          ids: { iteration, groupId, trajectoryId: `${groupId}/t${sibling}` },
          rng: rng.fork('rollout', g, sibling),
        }));
      });
  }
}
