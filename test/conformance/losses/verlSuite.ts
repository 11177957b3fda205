import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Aggregation, measureUpdate, tokenWeight } from '../../../extension/trainer/algorithms/losses/aggregation';
import { classificationLoss } from '../../../extension/trainer/algorithms/losses/classificationLoss';
import { type KlEstimator, klDivergence } from '../../../extension/trainer/algorithms/losses/klDivergence';
import type { PolicyLossSettings } from '../../../extension/trainer/algorithms/losses/parameters';
import { meanStatistics } from '../../../extension/trainer/algorithms/losses/policyStatistics';
import { tf } from '../../../extension/trainer/compute/tf';
import { expectMatrix, expectNumber } from './expectGolden';
import { bySign, lossSettings, type Matrix, runPolicyLoss, sum } from './lossBatch';

interface VerlLoss {
  readonly params: Readonly<Record<string, number>>;
  readonly loss: number;
  readonly grad: Matrix;
  readonly metrics: Readonly<Record<string, number>>;
}

interface VerlFile {
  readonly response_mask: Matrix;
  readonly old_log_prob: Matrix;
  readonly new_log_prob: Matrix;
  readonly ref_log_prob: Matrix;
  readonly rollout_is_weights: Matrix;
  readonly advantages_used_for_losses: Matrix;
  readonly losses: Readonly<Record<string, VerlLoss>>;
  readonly kl: Readonly<Record<string, Matrix>>;
  readonly agg: Readonly<Record<string, number>>;
}

interface Counterpart {
  readonly settings: (verl: Readonly<Record<string, number>>) => Partial<PolicyLossSettings>;
  /** Advantage of a token; the golden one where absent. */
  readonly advantage?: (file: VerlFile, row: number, token: number) => number;
  /** No old policy: the ratio is 1. */
  readonly onPolicy?: true;
  readonly comparesClipShares?: true;
}

const symmetric = ({
  clip_ratio,
  clip_ratio_low = clip_ratio,
  clip_ratio_high = clip_ratio,
}: Record<string, number>) => ({
  clipLow: clip_ratio_low,
  clipHigh: clip_ratio_high,
});

/** By verl's name of the loss; its loss type sets only the surrogate here, the weights come from the aggregation mode. */
const COUNTERPARTS: Readonly<Record<string, Counterpart>> = {
  vanilla: {
    settings: ({ clip_ratio_c, ...clip }) => ({ lossType: 'grpo', ...symmetric(clip), dualClip: clip_ratio_c }),
    comparesClipShares: true,
  },
  // weights that correct for the sampler's precision multiply the loss of a token, so they can multiply its advantage
  vanilla_is_weights: {
    settings: (clip) => ({ lossType: 'grpo', ...symmetric(clip), dualClip: 3 }),
    advantage: (file, i, t) => file.advantages_used_for_losses[i][t] * file.rollout_is_weights[i][t],
    comparesClipShares: true,
  },
  gspo: { settings: (clip) => ({ lossType: 'gspo', ...symmetric(clip) }), comparesClipShares: true },
  cispo: { settings: (clip) => ({ lossType: 'cispo', ...symmetric(clip) }) },
  // - A log pi, which is cispo with a ratio of 1
  gpg: { settings: () => ({ lossType: 'cispo' }), onPolicy: true },
  reinforce: { settings: () => ({ lossType: 'cispo' }), onPolicy: true },
};

const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  sapo: 'smooth gates instead of clipping; not offered',
  geo_mean: 'clips the log-ratio of each token before a geometric mean (GMPO); not offered',
  dppo_tv: 'masks tokens by total variation instead of clipping; not offered',
  dppo_kl: 'masks tokens by KL instead of clipping; not offered',
};

const AGGREGATIONS: Readonly<Record<string, Aggregation | 'token-sum' | 'sample-sum'>> = {
  'token-mean': 'update-tokens',
  'seq-mean-token-mean': 'sample-mean',
  'seq-mean-token-sum-norm': 'constant-length',
  'token-sum': 'token-sum',
  'seq-mean-token-sum': 'sample-sum',
};

const FILES = ['binary', 'dense', 'unequal'].map((name) => {
  const url = new URL(`../../fixtures/verl/${name}.json`, import.meta.url);
  return { name, file: JSON.parse(readFileSync(url, 'utf8')) as VerlFile };
});

/** verl's golden losses, gradients, metrics, aggregation modes and KL estimators, by the active backend. */
export function verlSuite(): void {
  describe.each(FILES)('verl golden losses, $name', ({ file }) => {
    const cases = Object.entries(file.losses).map(([name, golden]) => {
      const [loss, mode] = name.split('/');
      return { name, loss, mode, golden };
    });

    it('are all exercised or excused', () => {
      const known = [...Object.keys(COUNTERPARTS), ...Object.keys(WITHOUT_COUNTERPART)];
      expect(new Set(cases.map(({ loss }) => loss))).toEqual(new Set(known));
    });

    it.each(cases.filter(({ loss }) => loss in COUNTERPARTS))('$name', ({ loss, mode, golden }) => {
      const { settings: settingsOf, advantage, onPolicy, comparesClipShares } = COUNTERPARTS[loss];
      const settings = lossSettings(settingsOf(golden.params));
      const advantages = file.advantages_used_for_losses.map((row, i) =>
        row.map((value, t) => advantage?.(file, i, t) ?? value),
      );
      const batch = {
        logProbs: file.new_log_prob,
        oldLogProbs: onPolicy ? file.new_log_prob : file.old_log_prob,
        ...bySign(advantages),
        mask: file.response_mask,
        count: file.response_mask.map(() => 1),
        weight: weightsOf(file, mode),
      };
      const result = runPolicyLoss(batch, settings);
      expectNumber(result.loss, golden.loss, 'loss');
      expectMatrix(result.gradient, golden.grad, 'gradient');
      if (!onPolicy) expectNumber(meanStatistics(result.sums).oldKl, golden.metrics['actor/ppo_kl'], 'oldKl');
      if (comparesClipShares) {
        // verl counts tokens where we weigh them by |A|: the same for advantages of size 1
        const signs = bySign(advantages.map((row) => row.map(Math.sign)));
        const { clippedHigh, clippedLow, clippedDual, tokens } = runPolicyLoss({ ...batch, ...signs }, settings).sums;
        expectNumber((clippedHigh + clippedLow) / tokens, golden.metrics['actor/pg_clipfrac'], 'clip share');
        expectNumber(clippedDual / tokens, golden.metrics['actor/pg_clipfrac_lower'], 'dual clip share');
      }
    });

    it.each(Object.keys(AGGREGATIONS))('aggregation %s', (mode) => {
      const total = tf.tidy(() => {
        const weight = weightsOf(file, mode);
        const loss = classificationLoss({
          logProbs: tf.tensor2d(file.new_log_prob as number[][]),
          mask: tf.tensor2d(file.response_mask as number[][]),
          weight: tf.tensor2d(weight, [weight.length, 1]),
        });
        return -loss.dataSync()[0];
      });
      expectNumber(total, file.agg[mode], mode);
    });

    it.each(['k1', 'k2', 'k3'] satisfies KlEstimator[])('KL %s', (estimator) => {
      const kl = tf.tidy(() => {
        const policy = tf.tensor2d(file.new_log_prob as number[][]);
        const reference = tf.tensor2d(file.ref_log_prob as number[][]);
        return klDivergence(policy, reference, tf.onesLike(policy), estimator).arraySync() as number[][];
      });
      expectMatrix(kl, file.kl[estimator], estimator);
    });

    it('has one KL estimator that is not offered, the absolute log-ratio, which no trainer here uses', () => {
      expect(Object.keys(file.kl).sort()).toEqual(['abs', 'k1', 'k2', 'k3']);
    });
  });
}

function weightsOf({ response_mask }: VerlFile, mode: string): number[] {
  const rows = response_mask.map((row) => ({ tokens: sum(row), count: 1 }));
  const size = measureUpdate(rows, response_mask[0].length);
  const aggregation = AGGREGATIONS[mode];
  return rows.map(({ tokens }) => {
    if (aggregation === 'token-sum') return 1;
    return aggregation === 'sample-sum' ? 1 / size.samples : tokenWeight(aggregation, tokens, size);
  });
}
