import { describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { measureUpdate, tokenWeight } from '../../../extension/trainer/algorithms/losses/aggregation';
import { LOSS_TYPES } from '../../../extension/trainer/algorithms/losses/lossTypes';
import type { PolicyLossSettings } from '../../../extension/trainer/algorithms/losses/parameters';
import { meanStatistics } from '../../../extension/trainer/algorithms/losses/policyStatistics';
import { expectMatrix, expectNumber } from './expectGolden';
import { bySign, type LossBatch, type LossResult, lossSettings, type Matrix, runPolicyLoss } from './lossBatch';

const TOKENS = 7;
const MAX_TOKENS = 9;

/** A prompt and response that several samples share, each with advantages of its own: one, or one for each token. */
interface DistinctRow {
  readonly length: number;
  readonly logProbs: readonly number[];
  readonly oldLogProbs: readonly number[];
  readonly referenceLogProbs: readonly number[];
  readonly entropy: readonly number[];
  readonly samples: Matrix; // [samples, 1] or [samples, tokens]
}

/** Rows far enough from the old policy that both bounds cut, with one to five samples each, some of them without advantage. */
function distinctRows(rng: Rng, perToken: boolean): DistinctRow[] {
  const tokens = (f: () => number) => Array.from({ length: TOKENS }, f);
  return Array.from({ length: 12 }, () => {
    const oldLogProbs = tokens(() => -2 * rng.uniform());
    const advantage = () => (rng.uniform() < 0.2 ? 0 : rng.normal());
    return {
      length: 1 + rng.int(TOKENS),
      oldLogProbs,
      logProbs: oldLogProbs.map((value) => value + 0.5 * rng.normal()),
      referenceLogProbs: oldLogProbs.map((value) => value + 0.3 * rng.normal()),
      entropy: tokens(() => rng.uniform()),
      samples: Array.from({ length: 1 + rng.int(5) }, () => (perToken ? tokens(advantage) : [advantage()])),
    };
  });
}

function batchOf(rows: readonly DistinctRow[], { lossType }: PolicyLossSettings, all = rows): LossBatch {
  const sizes = all.map(({ length, samples }) => ({ tokens: length, count: samples.length }));
  const size = measureUpdate(sizes, MAX_TOKENS, 100);
  const { aggregation } = LOSS_TYPES.find(({ id }) => id === lossType)!;
  const signed = rows.map(({ samples }) => bySign(samples));
  const total = (matrix: Matrix) => matrix[0].map((_, t) => matrix.reduce((sum, row) => sum + row[t], 0));
  return {
    logProbs: rows.map((row) => row.logProbs),
    oldLogProbs: rows.map((row) => row.oldLogProbs),
    referenceLogProbs: rows.map((row) => row.referenceLogProbs),
    entropy: rows.map((row) => row.entropy),
    positive: signed.map(({ positive }) => total(positive)),
    negative: signed.map(({ negative }) => total(negative)),
    mask: rows.map(({ length }) => Array.from({ length: TOKENS }, (_, t) => (t < length ? 1 : 0))),
    count: rows.map(({ samples }) => samples.length),
    weight: rows.map(({ length }) => tokenWeight(aggregation, length, size)),
  };
}

/** Every sample as a row of its own. */
function unfolded(rows: readonly DistinctRow[]): DistinctRow[] {
  return rows.flatMap((row) => row.samples.map((sample) => ({ ...row, samples: [sample] })));
}

/** Gradients of samples that came from the same distinct row, added up. */
function gradientByRow(rows: readonly DistinctRow[], { gradient }: LossResult): Matrix {
  let next = 0;
  return rows.map(({ samples }) => {
    const own = gradient.slice(next, next + samples.length);
    next += samples.length;
    return own[0].map((_, t) => own.reduce((sum, row) => sum + row[t], 0));
  });
}

/** Equal totals and means; means, because wasm adds up hundreds of float32 terms of both signs one by one. */
function expectSameSums(actual: Readonly<Record<string, number>>, expected: Readonly<Record<string, number>>): void {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const name of ['tokens', 'signal']) expectNumber(actual[name], expected[name], name);
  const means = meanStatistics(actual);
  for (const [name, mean] of Object.entries(meanStatistics(expected))) expectNumber(means[name], mean, name);
}

const VARIANTS: readonly Partial<PolicyLossSettings>[] = LOSS_TYPES.flatMap(({ id: lossType }) => [
  { lossType },
  { lossType, clipHigh: 0.28, dualClip: 1.5, klCoefficient: 0.1, entropyCoefficient: 0.01 },
  { lossType, klCoefficient: 0.1, klEstimator: 'k2', klTimesRatio: true },
]);

/** Folding equal samples and cutting an update into micro-batches change nothing, by the active backend. */
export function foldingSuite(): void {
  describe.each([false, true])('with advantages per token: %s', (perToken) => {
    describe.each(VARIANTS.map((settings) => ({ name: JSON.stringify(settings), settings })))(
      '$name',
      ({ settings }) => {
        const complete = lossSettings(settings);
        const rows = distinctRows(Rng.from('folding', perToken ? 1 : 0), perToken);
        const whole = () => runPolicyLoss(batchOf(unfolded(rows), complete), complete);

        it('folded samples give the loss, gradient and statistics of all samples', () => {
          const expected = whole();
          const folded = runPolicyLoss(batchOf(rows, complete), complete);
          expectNumber(folded.loss, expected.loss, 'loss');
          expectMatrix(folded.gradient, gradientByRow(rows, expected), 'gradient');
          expectSameSums(folded.sums, expected.sums);
        });

        it('micro-batches add up to the update', () => {
          const expected = runPolicyLoss(batchOf(rows, complete), complete);
          const parts = [rows.slice(0, 1), rows.slice(1, 8), rows.slice(8)].map((part) =>
            runPolicyLoss(batchOf(part, complete, rows), complete),
          );
          const loss = parts.reduce((sum, part) => sum + part.loss, 0);
          expectNumber(loss, expected.loss, 'loss');
          expectMatrix(
            parts.flatMap(({ gradient }) => gradient),
            expected.gradient,
            'gradient',
          );
          const sums = Object.keys(expected.sums).map((name) => [
            name,
            parts.reduce((sum, part) => sum + part.sums[name], 0),
          ]);
          expectSameSums(Object.fromEntries(sums), expected.sums);
        });
      },
    );
  });

  it('the random rows reach every bound', () => {
    const settings = lossSettings({ dualClip: 1.5 });
    const { sums } = runPolicyLoss(batchOf(distinctRows(Rng.from('folding', 0), false), settings), settings);
    for (const name of ['clippedHigh', 'clippedLow', 'clippedDual']) expect(sums[name], name).toBeGreaterThan(0);
  });

  it('padded rows and tokens change nothing, whatever stands in them', () => {
    const settings = lossSettings({ klCoefficient: 0.1, entropyCoefficient: 0.01 });
    const rows = distinctRows(Rng.from('padding'), false);
    const batch = batchOf(rows, settings);
    const expected = runPolicyLoss(batch, settings);
    const garbage = (matrix: Matrix, value: number) => [
      ...matrix.map((row) => [...row, value]),
      Array.from({ length: TOKENS + 1 }, () => value),
    ];
    const padded = runPolicyLoss(
      {
        logProbs: garbage(batch.logProbs, 500),
        oldLogProbs: garbage(batch.oldLogProbs, -300),
        referenceLogProbs: garbage(batch.referenceLogProbs!, 70),
        entropy: garbage(batch.entropy!, 9),
        positive: [...batch.positive, [1]],
        negative: [...batch.negative, [-1]],
        mask: garbage(batch.mask, 0),
        count: [...batch.count, 1],
        weight: [...batch.weight, 1],
      },
      settings,
    );
    expectNumber(padded.loss, expected.loss, 'loss');
    expectMatrix(padded.gradient, garbage(expected.gradient, 0), 'gradient');
    expectSameSums(padded.sums, expected.sums);
  });
}
