import { expect, it } from 'vitest';
import { collectRatings } from '../../../extension/engine/agreement/collectRatings';
import { recordedRaters } from '../../../extension/engine/agreement/recordedRaters';
import { type RowRater, RULES_RATER } from '../../../extension/engine/agreement/rowRaters';
import { currentLabels } from '../../../extension/engine/labels/currentLabels';
import type { RolloutRow } from '../../../extension/shared/model/rolloutRow';
import { labelEvent, labelTarget } from '../../helpers/label';
import { rolloutRow } from '../../helpers/rolloutRow';

const ROWS = [0, 1, 2].map((step) => rolloutRow({ step, action: 'look' }));
const SECOND = [rolloutRow({ iteration: 2, trajectoryId: '000002/g00/t0' })];

const LABELS = currentLabels([
  labelEvent({ by: 'Bob', label: 'bad', target: labelTarget(1) }),
  labelEvent({ by: 'Ada', label: 'good', target: labelTarget(1) }),
  labelEvent({ by: 'Ada', label: 'unsure', target: labelTarget(0, 'wait') }),
  labelEvent({ by: 'judge', source: 'model', label: 'bad', target: labelTarget(0, null, '000002/g00/t0') }),
  labelEvent({ by: 'rules', source: 'rule', label: 'bad', target: labelTarget(2) }),
  labelEvent({ by: 'oracle', source: 'oracle', label: 'bad', target: labelTarget(2) }),
]);

async function* iterations(...each: RolloutRow[][]) {
  yield* each;
}

const shown = (rated: Awaited<ReturnType<typeof collectRatings>>) =>
  rated.map(({ target: { trajectoryId, step, action }, ratings }) => [
    trajectoryId.slice(0, 6),
    step,
    action,
    ...ratings.map((rating) => rating?.label ?? null),
  ]);

it('asks people and models by name, and critics never as one of them', () => {
  expect(recordedRaters(LABELS).map(({ id }) => id)).toEqual(['human:Ada', 'human:Bob', 'model:judge']);
});

it('asks everybody about the actions that somebody labelled', async () => {
  const rated = await collectRatings(recordedRaters(LABELS), [RULES_RATER], iterations(ROWS, SECOND));
  expect(shown(rated)).toEqual([
    ['000001', 1, null, 'good', 'bad', null, 'bad'],
    ['000001', 0, 'wait', 'unsure', null, null, 'good'],
    ['000002', 0, null, null, null, 'bad', 'good'],
  ]);
});

it('knows which labels were given blind, and that what is computed was not given', async () => {
  const blind = currentLabels([labelEvent({ blind: true }), labelEvent({ target: labelTarget(1) })]);
  const rated = await collectRatings(recordedRaters(blind), [RULES_RATER], iterations(ROWS));
  expect(rated.map(({ ratings }) => ratings.map((rating) => rating?.blind))).toEqual([
    [true, null],
    [false, null],
  ]);
});

it('keeps labels whose rollouts are gone', async () => {
  const rated = await collectRatings(recordedRaters(LABELS), [RULES_RATER], iterations(SECOND));
  expect(shown(rated)[0]).toEqual(['000001', 1, null, 'good', 'bad', null, null]);
});

it('asks about all actions taken where nobody labelled', async () => {
  const silent: RowRater = { id: 'silent', rate: (_, targets) => targets.map(() => null) };
  const rated = await collectRatings([], [RULES_RATER, silent], iterations(ROWS, SECOND));
  expect(shown(rated)).toEqual([
    ['000001', 0, null, 'good', null],
    ['000001', 1, null, 'bad', null],
    ['000001', 2, null, 'bad', null],
    ['000002', 0, null, 'good', null],
  ]);
});
