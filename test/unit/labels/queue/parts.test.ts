import { expect, it } from 'vitest';
import { currentLabels } from '../../../../extension/engine/labels/currentLabels';
import { bucketsOf, minHash, similarity } from '../../../../extension/engine/labels/queue/minHash';
import { opinionsOf } from '../../../../extension/engine/labels/queue/opinionsOf';
import { sampleRows } from '../../../../extension/engine/labels/queue/sampleRows';
import { TrajectoryTable } from '../../../../extension/shared/model/trajectoryTable';
import { labelEvent, labelTarget } from '../../../helpers/label';
import { rolloutRow } from '../../../helpers/rolloutRow';

it('finds similar texts by the share of their words, whatever the order', () => {
  const words = Array.from({ length: 40 }, (_, i) => `word${i}`);
  const [half, most] = [words.slice(0, 20), words.slice(0, 36)].map((some) => minHash(some.join(' ')));
  const all = minHash(words.join(' '));
  expect(similarity(all, minHash(words.reverse().join(', ').toUpperCase()))).toBe(1);
  expect(Math.abs(similarity(all, half) - 0.5)).toBeLessThan(0.2);
  expect(Math.abs(similarity(all, most) - 0.9)).toBeLessThan(0.15);
  expect(similarity(all, minHash('nothing in common'))).toBeLessThan(0.1);
  expect(bucketsOf(all).filter((bucket) => bucketsOf(most).includes(bucket)).length).toBeGreaterThan(3);
});

it('knows what people, models, the oracle and the rules say of the actions taken', () => {
  const trajectoryId = labelTarget().trajectoryId;
  const rows = [
    rolloutRow({ verdict: 'good' }),
    rolloutRow({ step: 1, verdict: 'flawed' }),
    rolloutRow({ step: 2, action: 'fly' }),
  ];
  const labels = currentLabels([
    labelEvent({ source: 'model', by: 'judge', label: 'bad' }),
    labelEvent({ by: 'Ada <ada@example.org>', label: 'unsure' }),
    labelEvent({ label: 'good', target: labelTarget(0, 'wait') }),
    labelEvent({ label: 'bad', source: 'oracle', by: 'oracle', target: labelTarget(2) }),
    labelEvent({ label: 'bad', target: { ...labelTarget(1), trajectoryId: `${trajectoryId}0` } }),
  ]);
  const said = opinionsOf(rows, labels).map((of) => of.map(({ who, label }) => `${who}: ${label}`));
  expect(said).toEqual([
    ['Ada: unsure', 'judge: bad', 'the oracle: good'],
    ['the oracle: bad', 'the rule repeated: bad'],
    ['the rule invalid: bad'],
  ]);
});

it('samples trajectories up to a number of steps, and keeps whom it had when the run grows', () => {
  const table = new TrajectoryTable();
  const add = (count: number) => {
    for (let i = 0; i < count; i++)
      table.push({
        ...rolloutRow(),
        trajectoryId: `000001/g0/t${table.length}`,
        steps: 3,
        invalid: 0,
        repeated: 0,
        flawed: null,
        responseTokens: 1,
        file: 'rollouts/000001.parquet',
        row: 0,
      });
  };
  const rows = () => Array.from({ length: table.length }, (_, row) => row);
  add(100);
  expect(sampleRows(table, rows(), 1000, 'seed')).toEqual(rows());
  expect(sampleRows(table, rows(), 1, 'seed')).toHaveLength(1);
  const before = sampleRows(table, rows(), 60, 'seed');
  expect(before).toHaveLength(20);
  expect(sampleRows(table, rows(), 60, 'other seed')).not.toEqual(before);
  add(10);
  const after = sampleRows(table, rows(), 60, 'seed');
  expect(before.filter((row) => after.includes(row)).length).toBeGreaterThan(14);
});
