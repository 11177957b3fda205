import { describe, expect, it } from 'vitest';
import { algorithmOf, tinyJob } from '../../helpers/tinyJob';

/** Metrics of the first iteration of a tiny GCD training that hardly moves; every response is used, whatever its advantage. */
async function firstIteration(...overrides: string[]) {
  const job = await tinyJob(
    'algorithm.id=gcd',
    'algorithm.learningRate=1e-12',
    'algorithm.skipZeroAdvantage=false',
    'algorithm.labelSamples=8',
    'algorithm.invalidPenalty=0',
    ...overrides,
  );
  const algorithm = algorithmOf(job);
  try {
    const report = await algorithm.iterate(1);
    return { metrics: report!.metrics, vocabulary: job.loaded.tokenizer.vocabularySize };
  } finally {
    algorithm.dispose();
    await job.close();
  }
}

describe('the classification loss of GCD', () => {
  it('is lambda times the mean cross-entropy of the answers', async () => {
    const { metrics, vocabulary } = await firstIteration('algorithm.updates=1');
    const loss = metrics['train/classificationLoss']!;
    expect(metrics['gcd/samples']).toBeGreaterThan(0);
    expect(loss / Math.log(vocabulary)).toBeCloseTo(1, 1); // a policy made from nothing knows nothing
    const tripled = await firstIteration('algorithm.updates=1', 'algorithm.lambda=3');
    expect(tripled.metrics['train/classificationLoss']).toBeCloseTo(3 * loss, 4);
  });

  it('is averaged over updates, not added up', async () => {
    const { metrics, vocabulary } = await firstIteration('algorithm.updates=4', 'algorithm.epochs=2');
    expect(metrics['train/updates']).toBeGreaterThan(4);
    expect(metrics['train/classificationLoss']! / Math.log(vocabulary)).toBeCloseTo(1, 1);
  });

  it('is 0 at lambda 0 and moves nothing', async () => {
    // No response of this policy earns anything, so that all gradient there is comes from the classification.
    const [none, some] = [await firstIteration('algorithm.lambda=0'), await firstIteration('algorithm.lambda=1')];
    expect(none.metrics['train/classificationLoss']).toBeCloseTo(0, 12);
    expect(none.metrics['train/gradientNorm']).toBe(0);
    expect(some.metrics['train/gradientNorm']).toBeGreaterThan(0);
  });
});
