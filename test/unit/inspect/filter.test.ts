import { describe, expect, it } from 'vitest';
import { bindFilter, rowsThat } from '../../../extension/engine/inspect/filter/bindFilter';
import { parseFilter } from '../../../extension/engine/inspect/filter/parseFilter';
import { someFacts } from './someFacts';

const ADVANTAGES = [1.5, -0.5, Number.NaN, -1e-12];
const LABELS = [['credit'], [], ['credit', 'odd one'], []];

const FACTS = someFacts(
  [
    { success: true, reward: 1, steps: 4, flawed: null, split: 'L0', taskId: 'household/clean/1' },
    { reward: 0.1 + 0.2, steps: 9, flawed: 3, split: 'L1', taskId: 'household/Put a mug', category: 'put' },
    { reward: -0.5, steps: 12, flawed: 2, split: 'L2', taskId: 'household/heat, then put', category: 'heat' },
    { reward: 0.8, steps: 30, flawed: 0, split: 'L2', taskId: 'household/say "hi"', category: 'L1' },
  ],
  {
    advantage: { of: (row) => ADVANTAGES[row] },
    labels: { of: (row) => LABELS[row] },
  },
);

function rowsOf(line: string): number[] {
  const filter = parseFilter(line);
  expect(filter.problems).toEqual([]);
  const { holds, problems } = bindFilter(filter, FACTS);
  expect(problems).toEqual([]);
  return [...rowsThat(holds, FACTS.table.length)];
}

describe('a filter line', () => {
  it.each<[string, number[]]>([
    ['', [0, 1, 2, 3]],
    ['   ', [0, 1, 2, 3]],
    ['success:true', [0]],
    ['SUCCESS:True', [0]],
    ['success:false flawed>2', [1]],
    ['-success:true split:L2', [2, 3]],
    ['split:l1,L2', [1, 2, 3]],
    ['split:L', []],
    ['steps>9', [2, 3]],
    ['steps>=9', [1, 2, 3]],
    ['steps<9', [0]],
    ['steps<=9', [0, 1]],
    ['steps:9..12', [1, 2]],
    ['steps:..9', [0, 1]],
    ['steps:12..', [2, 3]],
    ['steps:4,10..13', [0, 2]],
    ['reward:0.2..0.8', [1, 3]],
    ['reward:-0.5', [2]],
    ['reward:-1..-.1', [2]],
    ['reward:1e0', [0]],
    ['flawed:none', [0]],
    ['-flawed:none', [1, 2, 3]],
    ['flawed:none,2', [0, 2]],
    ['flawed<5', [1, 2, 3]],
    ['-flawed<5', [0]],
    ['category:put', [1]],
    ['task:"put a"', [1]],
    ['task:"heat, then"', [2]],
    ['task:"say \\"hi\\""', [3]],
    ['task:clean,heat', [0, 2]],
    ['put', [1, 2]],
    ['"a mug"', [1]],
    ['-put', [0, 3]],
    ['l1', [3]],
    ['id:t2', [2]],
    ['advantage<0', [1]],
    ['advantage:0', [3]],
    ['advantage:none', [2]],
    ['label:credit', [0, 2]],
    ['label:cred', []],
    ['label:none', [1, 3]],
    ['label:"odd one",none', [1, 2, 3]],
    ['-label:none', [0, 2]],
  ])('%s', (line, rows) => {
    expect(rowsOf(line)).toEqual(rows);
  });

  it('takes sums that differ by rounding for equal', () => {
    expect(rowsOf('reward:0.3')).toEqual([1]);
    expect(rowsOf('reward>0.3')).toEqual([0, 3]);
    expect(rowsOf('reward<=0.3')).toEqual([1, 2]);
  });

  it('tells what is searched in the texts from what is known already', () => {
    const { rows, searches, problems } = parseFilter('success:false text:"The Fridge",sink -text:mug');
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(1);
    expect(searches).toEqual([
      { start: 14, end: 36, negated: false, texts: ['the fridge', 'sink'] },
      { start: 37, end: 46, negated: true, texts: ['mug'] },
    ]);
  });
});

describe('problems', () => {
  it.each<[string, string, string]>([
    ['steps>3 sucess:true', 'sucess', 'There is no field "sucess"; did you mean "success"?'],
    ['zzzzzz:1', 'zzzzzz', 'There is no field "zzzzzz"; fields are id, iteration, group, task,'],
    ['success:maybe', 'maybe', '"success" is true or false: success:true'],
    ['success>1', '1', '"success" is true or false: success:true'],
    [
      'reward:much',
      'much',
      '"reward" is a number: reward:1, reward:0.2..0.8, reward>1, reward>=1, reward<1, reward<=1',
    ],
    ['reward:', '', '"reward" is a number'],
    ['reward:..', '..', '"reward" is a number'],
    ['reward:1..2..3', '1..2..3', '"reward" is a number'],
    ['reward=1', '1', '"reward" is a number'],
    ['reward!>1', '1', '"reward" is a number'],
    ['reward:none', 'none', '"reward" is a number'],
    ['flawed>none', 'none', ', or flawed:none'],
    ['steps>1,2', '1', '"steps" is a number'],
    ['task>x', '>', '"task" is a text: task:word or task:"some words"'],
    ['task:a, b', '', 'A text is missing here'],
    ['text:', '', 'A text is missing here'],
    ['task:"put a', '"put a', 'The quotation mark that begins here is not closed.'],
    ['steps>1 -', '-', 'Say what to leave out'],
  ])('%s', (line, where, message) => {
    const { problems } = parseFilter(line);
    expect(problems).toHaveLength(1);
    expect(line.slice(problems[0].start, problems[0].end)).toBe(where);
    expect(problems[0].message).toContain(message);
  });

  it('leave the rest of the line as it is', () => {
    const filter = parseFilter('succes:true steps>9 reward:x');
    expect(filter.problems).toHaveLength(2);
    expect([...rowsThat(bindFilter(filter, FACTS).holds, 4)]).toEqual([2, 3]);
  });

  it('are had where the facts for a field are missing, with the reason', () => {
    const { holds, problems } = bindFilter(parseFilter('steps>9 -disagreement>0 label:none'), someFacts([{}]));
    expect(problems).toEqual([
      { start: 8, end: 23, message: 'Choose two estimators first.' },
      { start: 24, end: 34, message: 'This run has no labels yet.' },
    ]);
    expect(holds(0)).toBe(true);
  });
});
