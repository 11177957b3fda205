import { describe, expect, test } from 'vitest';
import { comparisonMarkdown } from '../../../../webviews/inspector/copy/copiedComparison';
import { stepJson, stepMarkdown } from '../../../../webviews/inspector/copy/copiedStep';
import { trajectoryJson, trajectoryMarkdown } from '../../../../webviews/inspector/copy/copiedTrajectory';
import { fenced, inline } from '../../../../webviews/inspector/copy/fenced';
import { fakeAdvantages, fakeOutline, fakeStep } from './fakes';

const parsed = (value: object) => JSON.parse(JSON.stringify(value));

describe('Markdown', () => {
  test('has fences that no text within can end', () => {
    expect(fenced('a\n````\nb')).toBe('`````\na\n````\nb\n`````');
    expect(inline('a|b\n`c`')).toBe('`` a¦b `c` ``');
    expect(inline('look')).toBe('`look`');
  });

  test('of a step has its texts, alternatives and advantages, and says what was cut', () => {
    const text = stepMarkdown(fakeStep(), [fakeAdvantages()]);
    expect(text).toContain('## 000001/g00/t0, step 1');
    expect(text).toContain('You see\n… 993 more letters');
    expect(text).toContain('````\n```\nopen fridge\n```\n````');
    expect(text).toContain('| `open fridge` | yes | good | -2 |');
    expect(text).toContain('| `` a¦b `c` `` |  |  | – |');
    expect(text).toContain('| `grpo` | -0.25 | 0.01 | grpo: below. |');
    expect(text).not.toContain('### carried');
  });

  test('of a trajectory reads as a conversation', () => {
    const text = trajectoryMarkdown(fakeOutline(), [fakeAdvantages()]);
    expect(text).toContain('Task `put apple` (L0), success');
    expect(text).toContain('## Step 1: `open fridge`\n\ngood, repeated, grpo -0.25');
    expect(text.indexOf('A kitchen.')).toBeLessThan(text.indexOf('open fridge'));
  });
});

test('a comparison has signs, flipped steps and warnings', () => {
  const text = comparisonMarkdown({
    pairs: [
      {
        first: 'grpo',
        second: 'gigpo:gamma=0.9',
        table: [
          [1, 0, 2],
          [0, 3, 0],
          [4, 0, 5],
        ],
        flipped: [{ trajectoryId: '000001/g00/t0', step: 1, words: 'The mean of the state is lower.' }],
      },
    ],
    warnings: [{ estimator: 'grpo', message: 'A group has no spread.' }],
    refused: [],
  });
  expect(text).toContain('- `grpo`: A group has no spread.');
  expect(text).toContain('## `grpo` and `gigpo:gamma=0.9`');
  expect(text).toContain('| down | 1 | 0 | 2 |');
  expect(text).toContain('| `000001/g00/t0` | 1 | The mean of the state is lower. |');
});

describe('JSON', () => {
  test('of a step has all numbers, and null where one is not finite', () => {
    const json = parsed(stepJson(fakeStep(), [fakeAdvantages()]));
    expect(json.tokens).toEqual([
      { text: 'open', logProb: -0.1, entropy: 0.3 },
      { text: ' fridge', logProb: null, entropy: 0.4 },
    ]);
    expect(json.texts.observation).toEqual({ text: 'You see', length: 1000 });
    expect(json.texts.carried).toBeNull();
    expect(json.alternatives[1]).toEqual({ action: 'a|b `c`', taken: false, verdict: null, oracleValue: null });
    expect(json.advantages[0]).toMatchObject({ advantage: -0.25, terms: { return: 1, baseline: null } });
  });

  test('of a trajectory has one entry a step', () => {
    const json = parsed(trajectoryJson(fakeOutline(), [fakeAdvantages()]));
    expect(json.steps).toHaveLength(2);
    expect(json.steps[1]).toMatchObject({ action: 'open fridge', repeated: true, advantages: { grpo: -0.25 } });
  });
});
