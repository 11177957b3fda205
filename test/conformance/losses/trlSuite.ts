import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../extension/engine/statistics/quantile';
import { measureUpdate, tokenWeight } from '../../../extension/trainer/algorithms/losses/aggregation';
import { lossTypeById } from '../../../extension/trainer/algorithms/losses/lossTypes';
import type { PolicyLossSettings } from '../../../extension/trainer/algorithms/losses/parameters';
import { meanStatistics } from '../../../extension/trainer/algorithms/losses/policyStatistics';
import { expectMatrix, expectNumber } from './expectGolden';
import { bySign, type LossBatch, lossSettings, type Matrix, runPolicyLoss, sum } from './lossBatch';

interface TrlCase {
  readonly name: string;
  readonly params: { readonly loss_type: string };
  readonly effective: {
    readonly use_bias_correction_kl: boolean;
    readonly delta: number | null;
    readonly top_entropy_quantile: number;
    readonly off_policy_mask_threshold: number | null;
  };
  readonly epsilon: number;
  readonly epsilon_high: number;
  readonly beta: number;
  readonly importance_sampling_level: 'token' | 'sequence';
  readonly uses_old_logps: boolean;
  readonly uses_tool_mask: boolean;
  readonly accumulation_steps: number;
  readonly per_token_advantages: boolean;
  readonly max_completion_length: number;
  readonly loss: number;
  readonly grad: Matrix;
  readonly metrics: Readonly<Record<string, number>>;
}

interface TrlFile {
  readonly inputs: {
    readonly new_logps: Matrix;
    readonly old_logps: Matrix;
    readonly ref_logps: Matrix;
    readonly sampling_logps: Matrix;
    readonly entropies: Matrix;
    readonly advantages: readonly number[];
    readonly completion_mask: Matrix;
    readonly tool_mask: Matrix;
  };
  readonly cases: readonly TrlCase[];
}

const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  sapo: 'smooth gates instead of clipping; not offered',
  luspo: 'scales the sequence-level loss by its length; not offered',
  vespo: 'a variational sequence weight; not offered',
};

const { inputs, cases }: TrlFile = JSON.parse(
  readFileSync(new URL('../../fixtures/trl/losses.json', import.meta.url), 'utf8'),
);

/** TRL's golden losses, gradients and metrics, by the active backend. */
export function trlSuite(): void {
  describe('TRL golden losses', () => {
    it('excuse only loss types that there are', () => {
      const types = cases.map(({ params }) => params.loss_type);
      expect(types).toEqual(expect.arrayContaining(Object.keys(WITHOUT_COUNTERPART)));
    });

    it.each(cases.filter(({ params }) => !(params.loss_type in WITHOUT_COUNTERPART)))('$name', (golden) => {
      const settings = settingsOf(golden);
      const batch = batchOf(golden, settings);
      const { loss, gradient, sums } = runPolicyLoss(batch, settings);
      expectNumber(loss, golden.loss, 'loss');
      expectMatrix(gradient, golden.grad, 'gradient');
      if (golden.beta > 0) expectNumber(meanStatistics(sums).kl, golden.metrics.kl, 'kl');
      if (hasComparableClipShares(golden)) {
        // TRL counts tokens where we weigh them by |A|: the same for advantages of size 1
        const signs = { ...batch, ...bySign(advantagesOf(golden).map((row) => row.map(Math.sign))) };
        const counted = runPolicyLoss(signs, settings).sums;
        expectNumber(counted.clippedLow / counted.tokens, golden.metrics['clip_ratio/low_mean'], 'low clip share');
        expectNumber(counted.clippedHigh / counted.tokens, golden.metrics['clip_ratio/high_mean'], 'high clip share');
      }
    });
  });
}

function settingsOf(golden: TrlCase): PolicyLossSettings {
  const cispo = golden.params.loss_type === 'cispo';
  return lossSettings({
    lossType: (golden.importance_sampling_level === 'sequence' ? 'gspo' : golden.params.loss_type) as 'grpo',
    // TRL's cispo has no lower bound, and its epsilon_high is the bound itself
    clipLow: cispo ? 1 : golden.epsilon,
    clipHigh: cispo ? golden.epsilon_high - 1 : golden.epsilon_high,
    // from 1 + clipHigh on, TRL's delta bounds the ratio of negative advantages only
    dualClip: golden.effective.delta ?? 0,
    klCoefficient: golden.beta,
    klTimesRatio: golden.effective.use_bias_correction_kl,
  });
}

function batchOf(golden: TrlCase, settings: PolicyLossSettings): LossBatch {
  const mask = maskOf(golden);
  const rows = mask.map((row) => ({ tokens: sum(row), count: 1 }));
  const one = measureUpdate(rows, golden.max_completion_length);
  // The case is one of several equally large micro-batches of an update
  const size = { ...one, samples: one.samples * golden.accumulation_steps };
  const { aggregation } = lossTypeById(settings.lossType);
  return {
    logProbs: inputs.new_logps,
    oldLogProbs: golden.uses_old_logps ? inputs.old_logps : inputs.new_logps,
    referenceLogProbs: inputs.ref_logps,
    ...bySign(advantagesOf(golden)),
    mask,
    count: rows.map(() => 1),
    weight: rows.map(({ tokens }) => tokenWeight(aggregation, tokens, size)),
  };
}

function maskOf({ uses_tool_mask }: TrlCase): Matrix {
  if (!uses_tool_mask) return inputs.completion_mask;
  return inputs.completion_mask.map((row, i) => row.map((on, t) => on * inputs.tool_mask[i][t]));
}

/**
 * The advantages of a case, [rows, 1], or [rows, tokens] where tokens differ. TRL's masks of the policy term (the most
 * uncertain tokens only; no off-policy samples with A < 0) are advantages of 0 here, since these cases have no KL term.
 */
function advantagesOf(golden: TrlCase): Matrix {
  const mask = maskOf(golden);
  const { top_entropy_quantile: share, off_policy_mask_threshold: offPolicy } = golden.effective;
  const perToken = inputs.advantages.map((advantage, i) =>
    inputs.new_logps[i].map((_, t, { length }) => advantage * (0.5 + t / (length - 1))),
  );
  if (golden.per_token_advantages) return perToken;
  if (share < 1) {
    const uncertain = quantile(
      inputs.entropies.flatMap((row, i) => row.filter((_, t) => mask[i][t] === 1)),
      1 - share,
    );
    return inputs.entropies.map((row, i) => row.map((entropy) => (entropy >= uncertain ? inputs.advantages[i] : 0)));
  }
  return inputs.advantages.map((advantage, i) => {
    const drift = sum(inputs.sampling_logps[i].map((logp, t) => (logp - inputs.new_logps[i][t]) * mask[i][t]));
    const kept = offPolicy === null || advantage >= 0 || drift / sum(mask[i]) <= offPolicy;
    return [kept ? advantage : 0];
  });
}

/** TRL counts sequences at the sequence level, caps the ratio first where there is a delta, and counts masked samples too. */
function hasComparableClipShares({ metrics, importance_sampling_level: level, effective }: TrlCase): boolean {
  const plain = effective.delta === null && effective.top_entropy_quantile === 1;
  return 'clip_ratio/low_mean' in metrics && level === 'token' && plain && effective.off_policy_mask_threshold === null;
}
