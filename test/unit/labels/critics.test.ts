import { describe, expect, it } from 'vitest';
import { CRITICS, criticLabels } from '../../../extension/engine/labels/critics';
import { rolloutRow } from '../../helpers/rolloutRow';

const OTHER = '000001/g00/t1';
const ROWS = [
  rolloutRow({ step: 0, action: 'look', verdict: 'explore', oracleVerdicts: ['explore', 'flawed'] }),
  rolloutRow({ step: 1, action: 'look', verdict: 'flawed', oracleVerdicts: ['flawed', 'good'] }),
  rolloutRow({ step: 2, action: 'fly', verdict: 'invalid', oracleVerdicts: ['flawed', 'good'] }),
  rolloutRow({ trajectoryId: OTHER, step: 0, action: 'wait', observation: 'Nothing happens.' }),
  rolloutRow({ trajectoryId: OTHER, step: 1, action: 'look', observation: 'Nothing happens.' }),
  rolloutRow({ trajectoryId: OTHER, step: 2, action: 'look', observation: 'Nothing happens.' }),
];

const said = (source: string, alternatives = false) =>
  criticLabels(CRITICS.find((critic) => critic.source === source)!, ROWS, alternatives).map(
    ({ target, label, tags }) => `${target.step} ${target.action ?? 'taken'}: ${label} ${tags.join(' ')}`,
  );

describe('the oracle', () => {
  it('labels every action that it judged, and says by a tag what it found', () => {
    expect(said('oracle')).toEqual(['0 taken: good explore', '1 taken: bad flawed', '2 taken: bad invalid']);
  });

  it('labels alternatives on request, the action taken once', () => {
    expect(said('oracle', true)).toEqual([
      '0 taken: good explore',
      '0 wait: bad flawed',
      '1 taken: bad flawed',
      '1 wait: good good',
      '2 taken: bad invalid',
      '2 look: bad flawed',
      '2 wait: good good',
    ]);
  });
});

describe('the rules', () => {
  it('label only what breaks one, and name all that are broken', () => {
    const [first, last] = [
      ['1 taken: bad repeated', '2 taken: bad invalid'],
      ['0 taken: bad no-effect', '1 taken: bad no-effect', '2 taken: bad repeated'],
    ] as const;
    expect(said('rule')).toEqual([...first, ...last]);
    const [none, once, twice] = last;
    const others = ['1 wait: bad repeated', '2 wait: bad repeated'];
    expect(said('rule', true)).toEqual([...first, '2 look: bad repeated', none, once, others[0], twice, others[1]]);
  });
});

it('have sources and names that tell them apart', () => {
  expect(new Set(CRITICS.map(({ source }) => source)).size).toBe(CRITICS.length);
  expect(new Set(CRITICS.map(({ by }) => by)).size).toBe(CRITICS.length);
});
