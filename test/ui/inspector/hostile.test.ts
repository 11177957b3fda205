import { expect, test } from 'vitest';
import { pictureFile as picture } from '../../harness/pictures';
import { useInspectorPages } from './inspectorPages';

const open = useInspectorPages();

test('what a run contains is shown as text, and nothing of it becomes an element', async () => {
  const { page, command } = await open({ hostile: true });
  await page.getByRole('heading', { name: 'Step 0' }).waitFor();
  await command('nextStep');
  await page.getByRole('button', { name: 'Estimators…' }).click();
  await page.getByRole('button', { name: 'Conversation' }).click();
  for (const section of ['Tokens', 'Observation', 'Action', 'Over training', 'Estimators on this iteration'])
    await page.getByRole('button', { name: section, exact: true }).click();
  await page.getByText('␛[31mred␛[0m ␀␇ ‹U+202E›gnitirw').first().waitFor();
  await page.getByText('half ‹U+D83D› and half ‹U+DE00›').first().waitFor();
  await page.screenshot({ path: picture('inspector-hostile') });
  await command('toggleGroups');
  await page.locator('.group-cell').first().waitFor();
  await command('copyMarkdown');
  await page.getByText('Copied the step as Markdown.').waitFor();
  expect(await page.locator('#root img, #root script, #root style, #root a, #root textarea').count()).toBe(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  // Breaches of the policy are errors of the console, which the test fails on when it ends.
});
