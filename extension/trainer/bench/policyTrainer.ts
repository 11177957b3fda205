import type { Configuration } from '../../engine/configuration/configuration';
import type { GrpoConfiguration } from '../../engine/configuration/sections/algorithms';
import { UserError } from '../../shared/util/userError';
import type { FoldedRow } from '../algorithms/foldRows';
import { measureUpdate, tokenWeight } from '../algorithms/losses/aggregation';
import { lossTypeById } from '../algorithms/losses/lossTypes';
import { type PolicyTermInput, policyTerm, policyTermInput } from '../algorithms/policyTerm';
import { disposeTree } from '../compute/disposeTree';
import { packRows } from '../policy/batches/packRows';
import { AdamW } from '../policy/optimizer/adamW';
import { type Accumulate, Updater } from '../policy/optimizer/updater';
import type { Policy } from '../policy/policy';

/** Makes the input of the policy term of some rows; `policyTermInput` or something that takes its place. */
type ToInput<Row> = (
  rows: readonly Row[],
  weight: (row: FoldedRow) => number,
  sharePrefixes: boolean,
) => PolicyTermInput;

/** The update phase of `Grpo` alone, for rows that no environment made: policy loss, clipping, AdamW. */
export class PolicyTrainer {
  private readonly settings: GrpoConfiguration;
  private readonly sharePrefixes: boolean;
  private readonly updater: Updater;
  private readonly accumulate: Accumulate<PolicyTermInput>;
  private readonly reference: Policy | null;

  constructor(policy: Policy, configuration: Configuration) {
    const settings = grpoSettings(configuration);
    const { learningRate, beta1, beta2, weightDecay, maxGradNorm } = settings;
    this.settings = settings;
    this.sharePrefixes = configuration.compute.sharePrefixes;
    this.reference = settings.klCoefficient > 0 ? policy.copy() : null;
    const optimizer = new AdamW(policy.variables, { learningRate, beta1, beta2, epsilon: 1e-8, weightDecay });
    this.updater = new Updater(policy, optimizer, maxGradNorm);
    const loss = { ...settings, lossType: settings.loss, dualClip: 0, klTimesRatio: false };
    this.accumulate = this.updater.addTerm('policyLoss', (input: PolicyTermInput) =>
      policyTerm(policy, this.reference, loss, input),
    );
  }

  /** One optimizer step on all rows, micro-batch after micro-batch; trained are the tokens that have an old log-probability. */
  update<Row extends FoldedRow>(rows: readonly Row[], toInput: ToInput<Row> = policyTermInput): void {
    const sizes = rows.map((row) => ({ tokens: row.oldLogProbs.length, count: row.count }));
    const longest = Math.max(...sizes.map(({ tokens }) => tokens));
    const measured = measureUpdate(sizes, longest);
    const { aggregation } = lossTypeById(this.settings.loss);
    const weight = (row: FoldedRow) => tokenWeight(aggregation, row.oldLogProbs.length, measured);
    for (const pack of packRows(rows, this.settings.microBatchTokens, this.sharePrefixes)) {
      const part = pack.map((i) => rows[i]!);
      const input = toInput(part, weight, this.sharePrefixes);
      this.accumulate(input);
      disposeTree(input);
    }
    this.updater.apply(1);
  }

  dispose(): void {
    this.updater.dispose();
    this.reference?.dispose();
  }
}

function grpoSettings({ algorithm }: Configuration): GrpoConfiguration {
  if (algorithm.id !== 'sft') return algorithm;
  throw new UserError('This workload makes GRPO updates, so algorithm.id must not be "sft".', { usage: true });
}
