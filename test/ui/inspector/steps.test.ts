import { describe, expect, test } from 'vitest';
import type { FakeInspector } from './fakeHost';
import { useInspectorPages } from './inspectorPages';

declare const fakeInspector: FakeInspector;

const open = useInspectorPages();

describe('a trajectory', () => {
  test('reads as a conversation', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Conversation', pressed: false }).click();
    await page.getByRole('button', { name: 'Conversation', pressed: true }).waitFor();
    await page.locator('.turn').first().getByText('in the middle of the kitchen').waitFor();
    await page.locator('.turn').first().getByText('<think>').waitFor();
    await page.locator('.turn').nth(3).waitFor();
  });

  test('stands beside its siblings, steps in the same state in one row', async () => {
    const { page, command, fake } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await command('toggleGroups');
    const first = page.locator('.group tbody tr').first();
    await expect.poll(() => first.getByRole('button').count()).toBe(4);
    await first.getByRole('button').nth(2).click();
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g00/t2', step: 0 });
  });

  test('shows more of a long text when it is asked to', async () => {
    const { page } = await open({ longText: 1_000_000 });
    await page.getByRole('button', { name: 'Conversation' }).click();
    const text = page.locator('.turn .text').first();
    await text.getByText('999,000 letters left').click();
    await text.getByText('979,000 letters left').waitFor();
    expect((await text.textContent())!.length).toBeGreaterThan(20_000);
  });
});

describe('a step', () => {
  test('has its prompt with what changed, and folds what did not', async () => {
    const { page, command } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await command('nextStep');
    const prompt = page.getByRole('region', { name: 'Prompt' });
    await prompt.locator('ins').first().waitFor();
    await prompt
      .getByRole('button', { name: /unchanged lines/ })
      .first()
      .click();
    await prompt.getByText('Rule 1:').waitFor();
    await prompt.getByText('The whole prompt').click();
    await expect.poll(() => prompt.locator('ins').count()).toBe(0);
  });

  test('has its tokens in colours and as a table', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Tokens' }).click();
    const tokens = page.getByRole('region', { name: 'Tokens' });
    await tokens.locator('.token').nth(10).waitFor();
    await tokens.getByText('Entropy').click();
    // Where the entropy is infinite.
    await tokens.locator('.token').nth(3).and(page.locator('.heat-5')).waitFor();
    await tokens.getByText('Table').click();
    await tokens.getByRole('columnheader', { name: 'Log-probability' }).waitFor();
  });

  test('has alternatives, and asks the policy how likely they are', async () => {
    const { page } = await open();
    const alternatives = page.getByRole('region', { name: 'Alternatives' });
    await alternatives.getByText('look around').waitFor();
    const values = await alternatives.locator('tbody td.is-number').allTextContents();
    expect(values.map(Number)).toEqual(values.map(Number).sort((a, b) => b - a));
    await page.evaluate(() => {
      fakeInspector.failure = 'This run has no checkpoint.';
    });
    await alternatives.getByRole('button', { name: 'Ask the policy' }).click();
    await alternatives.getByText('This run has no checkpoint.').waitFor();
    await page.evaluate(() => {
      fakeInspector.failure = null;
    });
    await alternatives.getByRole('button', { name: 'Ask the policy' }).click();
    await alternatives.getByText('checkpoint of iteration 5').waitFor();
  });

  test('is folded and unfolded in parts, which is remembered', async () => {
    const { page } = await open();
    await page.getByRole('region', { name: 'Response' }).locator('.text').waitFor();
    await page.getByRole('button', { name: 'Response' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    expect(await page.getByRole('region', { name: 'Response' }).locator('.text').count()).toBe(0);
  });

  test('is copied as Markdown and as JSON, and linked to', async () => {
    const { page, command, fake } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await command('copyMarkdown');
    await page.getByText('Copied the step as Markdown.').waitFor();
    expect((await fake()).copied).toContain('## 000005/g00/t0, step 0');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('menuitem', { name: 'Trajectory as JSON' }).click();
    await page.getByText('Copied the trajectory as JSON.').waitFor();
    expect(JSON.parse((await fake()).copied).trajectoryId).toBe('000005/g00/t0');
    await command('copyLink');
    await expect.poll(async () => (await fake()).copied).toBe('vscode://couplet.couplet/run?5&000005/g00/t0&0');
  });
});

describe('estimators', () => {
  test('stand side by side, with what they disagree on and what to beware of', async () => {
    const { page, command, fake } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.getByRole('button', { name: 'Estimators…' }).click();
    await page.getByRole('button', { name: 'GiGPO' }).waitFor();
    await page.getByText('gae needs the column').waitFor();
    await command('nextEstimator');
    await expect.poll(() => page.locator('.estimator[aria-pressed=true]').textContent()).toBe('GiGPO');
    await expect
      .poll(async () => (await fake()).calls.filter(([name]) => name === 'list').at(-1)?.[1])
      .toMatchObject({ estimator: 'gigpo' });
    await page.getByRole('button', { name: 'Estimators on this iteration' }).click();
    const comparison = page.getByRole('region', { name: 'Estimators on this iteration' });
    await comparison.getByText('2 of 4 groups have no spread').waitFor();
    await comparison.getByRole('button', { name: '000005/g00/t2, step 3' }).click();
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g00/t2', step: 3 });
  });
});
