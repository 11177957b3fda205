import { expect, it } from 'vitest';
import { addTokens, costOf, estimateTokens } from '../../../../extension/engine/labels/modelCritic/cost';
import { requestText, versionText } from '../../../../extension/engine/labels/modelCritic/criticRequest';
import { SYSTEM_PROMPT } from '../../../../extension/engine/labels/modelCritic/systemPrompt';

it('estimates a token for four characters, and the longest answer', () => {
  const empty = estimateTokens('', 16);
  expect(empty).toEqual({ input: Math.ceil(SYSTEM_PROMPT.length / 4), output: 16 });
  expect(estimateTokens('x'.repeat(400), 16).input - empty.input).toBe(100);
});

it('costs what a million tokens do, and nothing is known without prices', () => {
  const tokens = addTokens({ input: 1_500_000, output: 0 }, { input: 500_000, output: 10_000 });
  expect(costOf(tokens, { input: 0.5, output: 2 })).toBeCloseTo(1.02);
  expect(costOf(tokens, null)).toBeNull();
});

it('keeps answers apart by model, prompt and parameters', () => {
  const parameters = { temperature: 0, maxTokens: 16 };
  const texts = [
    requestText('a', 'prompt', parameters),
    requestText('b', 'prompt', parameters),
    requestText('a', 'other', parameters),
    requestText('a', 'prompt', { ...parameters, maxTokens: 17 }),
    requestText('a', 'prompt', { ...parameters, temperature: 1 }),
  ];
  expect(new Set(texts).size).toBe(texts.length);
  expect(requestText('a', 'prompt', { ...parameters })).toBe(texts[0]);
  expect(versionText('x')).not.toBe(versionText('y'));
});
