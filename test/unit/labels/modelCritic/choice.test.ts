import { describe, expect, it } from 'vitest';
import { chooseActions } from '../../../../extension/engine/labels/modelCritic/chooseActions';
import { type ChosenSteps, chooseSteps } from '../../../../extension/engine/labels/modelCritic/chooseSteps';
import { targetKey } from '../../../../extension/shared/model/label';
import type { TrajectoryLine } from '../../../../extension/shared/model/trajectoryLine';
import { labelTarget } from '../../../helpers/label';
import { rolloutRow } from '../../../helpers/rolloutRow';

const line = (iteration: number, split: 'L0' | 'L1', steps = 10) =>
  ({ trajectoryId: `${iteration}/${split}`, iteration, split, steps }) as TrajectoryLine;

const LINES = [line(1, 'L0'), line(1, 'L1'), line(2, 'L0')];
const ALL = { iteration: null, split: null, sample: null } as const;

const listed = (chosen: ChosenSteps) => [...chosen].flatMap(([id, steps]) => [...steps].map((step) => `${id} ${step}`));

describe('chooseSteps', () => {
  it('takes those of an iteration and a split', () => {
    expect([...chooseSteps(LINES, ALL, null).keys()]).toEqual(['1/L0', '1/L1', '2/L0']);
    expect([...chooseSteps(LINES, { ...ALL, iteration: 1, split: 'L0' }, null)]).toEqual([
      ['1/L0', new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
    ]);
    expect(chooseSteps(LINES, { ...ALL, iteration: 3 }, null).size).toBe(0);
  });

  it('takes the steps of given actions alone', () => {
    const only = [labelTarget(3, 'wait', '1/L1'), labelTarget(3, null, '1/L1'), labelTarget(0, null, 'gone')];
    expect(listed(chooseSteps(LINES, ALL, only))).toEqual(['1/L1 3']);
  });

  it('draws by seed, and the same again of a run that has grown', () => {
    const draw = (lines: readonly TrajectoryLine[], seed: number, size = 6) =>
      listed(chooseSteps(lines, { ...ALL, sample: { size, seed } }, null));
    const drawn = draw(LINES, 0);
    expect(drawn).toHaveLength(6);
    expect(draw([...LINES].reverse(), 0).sort()).toEqual([...drawn].sort());
    expect(draw(LINES, 1).sort()).not.toEqual([...drawn].sort());
    expect(draw(LINES, 0, 100)).toHaveLength(30);
    const more = draw([...LINES, line(3, 'L0')], 0).filter((step) => !step.startsWith('3/'));
    for (const step of more) expect(drawn).toContain(step);
  });
});

describe('chooseActions', () => {
  const row = rolloutRow({ admissible: ['look', 'wait', 'wait', 'go'], action: 'look' });
  it.each([
    ['taken', [null]],
    ['alternatives', ['wait', 'go']],
    ['both', [null, 'wait', 'go']],
    ['labelled', ['go']],
  ] as const)('%s', (choice, actions) => {
    const labelled = new Set([targetKey(labelTarget(0, 'go'))]);
    expect(chooseActions(row, choice, labelled).map(({ action }) => action)).toEqual(actions);
  });
});
