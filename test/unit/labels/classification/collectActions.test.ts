import { describe, expect, it } from 'vitest';
import { collectActions, type LabelledRun } from '../../../../extension/engine/labels/classification/collectActions';
import { fingerprintText } from '../../../../extension/engine/labels/classification/fingerprintText';
import type { CurrentLabel } from '../../../../extension/engine/labels/currentLabels';
import { labelEvent, labelTarget } from '../../../helpers/label';
import { rolloutRow } from '../../../helpers/rolloutRow';

const label = (facts: Parameters<typeof labelEvent>[0]) => labelEvent(facts) as CurrentLabel;
const PEOPLE = { sources: ['human'], unsure: 'drop' } as const;

/** A trajectory of two states in which `look` is taken; of the first one the oracle says that waiting is better. */
const ROWS = ['kitchen', 'hall'].map((state, step) =>
  rolloutRow({ step, state, prompt: `in the ${state}`, oracleVerdicts: step === 0 ? ['flawed', 'good'] : null }),
);
const run = (labels: readonly CurrentLabel[], facts: Partial<LabelledRun> = {}): LabelledRun => ({
  id: 'run',
  rows: ROWS,
  labels,
  ...facts,
});
const said = (runs: readonly LabelledRun[], settings: Parameters<typeof collectActions>[1] = PEOPLE) =>
  collectActions(runs, settings).actions.map(({ state, action, good, source }) => [state, action, good, source]);

describe('collectActions', () => {
  it('takes what was labelled, taken or not, with state, task and author', () => {
    const taken = label({ id: 'a', target: labelTarget(0), label: 'bad' });
    const other = label({ id: 'b', target: labelTarget(1, 'wait'), by: 'Bob' });
    const { actions } = collectActions([run([taken, other])], PEOPLE);
    expect(actions).toMatchObject([
      { state: 'in the kitchen', action: 'look', good: false, by: ['Ada'], taskId: 'task', split: 'L0' },
      { state: 'in the hall', action: 'wait', good: true, by: ['Bob'], labelled: [{ run: 'run', event: 'b' }] },
    ]);
  });

  it('lets oracle and rules speak of other actions in labelled states only', () => {
    const labels = [label({ target: labelTarget(0), label: 'good' })];
    expect(said([run(labels)], { ...PEOPLE, sources: ['human', 'oracle'] })).toEqual([
      ['in the kitchen', 'look', true, 'human'], // the oracle calls it flawed
      ['in the kitchen', 'wait', true, 'oracle'],
    ]);
  });

  it('lets rules say of the past of a trajectory what they see in it', () => {
    const rows = [0, 1].map((step) => rolloutRow({ step, prompt: `visit ${step}` })); // `look` again in the same state
    const labels = [label({ target: labelTarget(1, 'wait'), label: 'good' })];
    expect(said([run(labels, { rows })], { ...PEOPLE, sources: ['human', 'rule'] })).toEqual([
      ['visit 1', 'wait', true, 'human'],
      ['visit 1', 'look', false, 'rule'],
    ]);
  });

  it('counts a stored label of a critic once, however its action was named', () => {
    const stored = label({ id: 'c', source: 'oracle', by: 'oracle', target: labelTarget(0), label: 'bad' });
    const { actions } = collectActions([run([stored])], { ...PEOPLE, sources: ['oracle'] });
    expect(actions.map(({ action, labelled }) => [action, labelled.map(({ event }) => event)])).toEqual([
      ['look', ['c']],
      ['wait', [null]],
    ]);
  });

  it('asks the same question once, where siblings or other runs met the state', () => {
    const sibling = ROWS.map((row) => ({ ...row, trajectoryId: 'other' }));
    const labels = [label({ target: labelTarget(0) }), label({ target: labelTarget(0, null, 'other') })];
    const contrary = run([label({ target: labelTarget(0), label: 'bad' })], { id: 'second' });
    const runs = [run(labels, { rows: [...ROWS, ...sibling] }), contrary];
    expect(said(runs)).toEqual([['in the kitchen', 'look', true, 'human']]);
  });

  it('counts what it drops', () => {
    const labels = [
      label({ target: labelTarget(0), label: 'good' }),
      label({ target: labelTarget(0), label: 'bad', by: 'Bob' }),
      label({ target: labelTarget(1), label: 'unsure' }),
      label({ target: labelTarget(0, null, 'no longer there') }),
      label({ target: labelTarget(1, 'wait'), source: 'model' }), // of a source that does not count
    ];
    expect(collectActions([run(labels)], PEOPLE)).toEqual({
      actions: [],
      dropped: { tied: 1, unsure: 1, unrecorded: 1 },
    });
  });
});

describe('fingerprintText', () => {
  const labels = [label({ id: 'a', target: labelTarget(0) }), label({ id: 'b', target: labelTarget(1), label: 'bad' })];
  const fingerprint = (given: readonly CurrentLabel[]) => fingerprintText(collectActions([run(given)], PEOPLE).actions);

  it('is the same in any order', () => {
    expect(fingerprint([...labels].reverse())).toBe(fingerprint(labels));
    expect(fingerprint(labels)).not.toBe('');
  });

  it.each([
    ['an action', { target: labelTarget(0, 'wait') }],
    ['a class', { label: 'bad' as const }],
    ['a label given anew', { id: 'c' }],
  ])('changes with %s', (_, change) => {
    expect(fingerprint([{ ...labels[0]!, ...change }, labels[1]!])).not.toBe(fingerprint(labels));
  });

  it('changes with a label taken away', () => {
    expect(fingerprint(labels.slice(1))).not.toBe(fingerprint(labels));
  });
});
