import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../extension/engine/configuration/readConfiguration';
import { learnFromLabels } from '../../../extension/engine/labels/learnFromLabels';
import { FAKE_TABLES } from '../configuration/fakeTables';

const CHOICE = { runs: ['runs/a-001'], sources: ['human'], checkpoint: null } as const;
const CHECKPOINT = { ...CHOICE, checkpoint: 'runs/a-001/checkpoints/000010' };

/** What learns from labels in place of a configuration; it has no problems. */
function learning(input: object, choice: Parameters<typeof learnFromLabels>[1] = CHOICE) {
  const changed = learnFromLabels(readConfiguration(input, FAKE_TABLES).configuration, choice);
  const { configuration, problems } = readConfiguration(changed, FAKE_TABLES);
  expect(problems).toEqual([]);
  return configuration;
}

describe('learnFromLabels', () => {
  it('turns GRPO into GCD with its own settings, on labels alone', () => {
    const { name, algorithm, coldStart, labels } = learning({
      name: 'a',
      algorithm: { id: 'grpo', learningRate: 1e-3 },
    });
    expect(name).toBeNull();
    expect(algorithm).toMatchObject({ id: 'gcd', learningRate: 1e-3, labelSources: [], lambda: 1 });
    expect(coldStart.classification).toBe('labels');
    expect(labels).toMatchObject({ runs: ['runs/a-001'], sources: ['human'], minimum: 20 });
  });

  it('keeps what GCD took its labels from', () => {
    const { algorithm } = learning({ algorithm: { id: 'gcd', labelSources: ['rules'], lambda: 2 } });
    expect(algorithm).toMatchObject({ id: 'gcd', labelSources: ['rules'], lambda: 2 });
  });

  it('goes on from a checkpoint without a cold start', () => {
    const { policy, coldStart, algorithm } = learning({ algorithm: { id: 'sft' } }, CHECKPOINT);
    expect(policy.source).toBe(CHECKPOINT.checkpoint);
    expect([coldStart.steps, coldStart.classification, algorithm.id]).toEqual([0, 'none', 'gcd']);
  });

  it('leaves a cold start alone one', () => {
    expect(learning({ algorithm: { id: 'sft' } }).algorithm.id).toBe('sft');
  });

  it('fits a run whose version knew no labels', () => {
    const { labels: _, ...older } = readConfiguration({}, FAKE_TABLES).configuration;
    expect(learnFromLabels(older as never, CHOICE).labels).toMatchObject({ runs: ['runs/a-001'], minimum: 20 });
  });
});
