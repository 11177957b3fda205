import { expect, test } from 'vitest';
import { offeredRaters } from '../../../../extension/host/views/agreement/offeredRaters';
import { agreementDocument } from './document';

test('raters have names for people: addresses only where names are the same', () => {
  const estimators = [
    { id: 'grpo', label: 'GRPO', own: true },
    { id: 'rloo', label: 'RLOO', own: false },
  ];
  const offered = offeredRaters(agreementDocument(), estimators);
  expect(offered.map(({ kind, name, labels, blind }) => [kind, name, labels, blind])).toEqual([
    ['human', 'Ada <ada@example.org>', 3, 1],
    ['human', 'Ada <ada@example.com>', 2, 0],
    ['model', 'judge', 9, 0],
    ['rules', 'Rules', null, null],
    ['advantage', "Sign of GRPO (the run's own)", null, null],
    ['advantage', 'Sign of RLOO', null, null],
    ['advantage', 'Sign of gigpo:gamma=0.9', null, null],
  ]);
  const alone = { ...agreementDocument(), available: agreementDocument().available.slice(0, 1), raters: [] };
  expect(offeredRaters(alone, []).map(({ name }) => name)).toEqual(['Ada']);
});
