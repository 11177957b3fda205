import { expect, it } from 'vitest';
import { stepColumns } from '../../../extension/engine/advantages/stepColumns';
import { ESTIMATORS } from '../../../extension/engine/advantages/table';
import { TRAINING_COLUMNS, TRAINING_ESTIMATORS } from '../../../extension/engine/advantages/trainingEstimators';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { readConfiguration } from '../../../extension/engine/configuration/readConfiguration';
import { CONFIGURATION_TABLES } from '../../../extension/trainer/configurationTables';
import { rolloutRow } from '../../helpers/rolloutRow';

const ROWS = [0, 1].map((trajectory) =>
  rolloutRow({
    trajectoryId: `000001/g00/t${trajectory}`,
    reward: trajectory,
    terminated: true,
    oracleValues: [-1, -2],
    oracleVerdicts: ['good', 'flawed'],
  }),
);
const columns = stepColumns(ROWS);

it('names the columns that training rollouts have', () => {
  expect(Object.keys(columns).sort()).toEqual([...TRAINING_COLUMNS].sort());
});

it.each(TRAINING_ESTIMATORS.map((estimator) => [estimator.id, estimator] as const))(
  '%s can be used in a training',
  (id, estimator) => {
    expect(estimator.estimate(columns, defaultsOf(estimator.parameters)).advantage).toHaveLength(ROWS.length);
    expect(readConfiguration({ advantage: { id } }, CONFIGURATION_TABLES).problems).toEqual([]);
  },
);

it.each([
  ['gae', 'value'],
  ['remax', 'greedyReturn'],
  ['cocoa', 'hindsight'],
])('%s is refused at the start, for want of %s, with the ids that are allowed', (id, column) => {
  const { problems } = readConfiguration({ advantage: { id } }, CONFIGURATION_TABLES);
  expect(problems).toEqual([{ path: 'advantage.id', message: expect.stringContaining(`needs the column ${column} `) }]);
  for (const { id: allowed } of TRAINING_ESTIMATORS) expect(problems[0]!.message).toContain(`"${allowed}"`);
});

it('loses no estimator between the two lists', () => {
  expect(TRAINING_ESTIMATORS).toHaveLength(ESTIMATORS.length - 3);
});
