import { describe, expect, it } from 'vitest';
import { completeFilter } from '../../../extension/engine/inspect/filter/completion/completeFilter';
import { parseFilter } from '../../../extension/engine/inspect/filter/parseFilter';
import { someFacts } from './someFacts';

const FACTS = someFacts(
  [
    { reward: -1, category: 'put two', split: 'L0' },
    { reward: 2.5, category: 'heat', split: 'L1', flawed: null },
  ],
  { labels: { of: (row) => [['wrong credit'], ['none', 'good']][row] } },
);

/** The lines that come about at the cursor `|`. */
function completed(line: string): string[] {
  const cursor = line.indexOf('|');
  const plain = line.replace('|', '');
  const { start, end, suggestions } = completeFilter(plain, cursor, FACTS);
  return suggestions.map(({ insert }) => plain.slice(0, start) + insert + plain.slice(end));
}

describe('completion', () => {
  it.each<[string, string[]]>([
    ['su|', ['success:']],
    ['-su|', ['-success:']],
    ['SU|', ['success:']],
    ['t|', ['task:', 'terminated:', 'truncated:', 'tokens:', 'text:']],
    ['steps|', ['steps:', 'steps>', 'steps<', 'steps>=', 'steps<=']],
    ['st|eps>3', ['steps:3']],
    ['success:| x', ['success:true x', 'success:false x']],
    ['-success:f|', ['-success:false']],
    ['split:|', ['split:L0', 'split:L1']],
    ['split:L0,|', ['split:L0,L0', 'split:L0,L1']],
    ['category:p|', ['category:"put two"']],
    ['category:t|', ['category:"put two"', 'category:heat']],
    ['category:"put|', ['category:"put two"']],
    ['reward>|', ['reward>-1', 'reward>2.5']],
    ['reward:1|', []],
    ['flawed:|', ['flawed:0', 'flawed:0', 'flawed:none']],
    ['label:|', ['label:good', 'label:"none"', 'label:"wrong credit"', 'label:none']],
    ['nothing:|', []],
    ['zzz|', []],
  ])('%s', (line, lines) => {
    expect(completed(line)).toEqual(lines);
  });

  it('gives all fields where nothing stands', () => {
    const fields = completed('|');
    expect(fields).toContain('disagreement:');
    expect(completed('steps>3 |').map((line) => line.slice('steps>3 '.length))).toEqual(fields);
    expect(completed('-|').map((line) => line.slice(1))).toEqual(fields);
  });

  it('says of a field what it is, or why it cannot be asked', () => {
    const helpOf = (line: string) => completeFilter(line, line.length, FACTS).suggestions[0].help;
    expect(helpOf('flaw')).toBe('steps that the oracle judged flawed');
    expect(helpOf('disa')).toBe('Choose two estimators first.');
  });

  it('gives only what can be understood', () => {
    for (const line of ['|', 'label:|', 'category:|', 'flawed:|', 'split:L0,|', 'reward>|'])
      for (const one of completed(line)) {
        const problems = parseFilter(one.endsWith(':') ? `${one}1` : one).problems;
        expect(problems.filter(({ message }) => !message.includes('true or false'))).toEqual([]);
      }
  });
});
