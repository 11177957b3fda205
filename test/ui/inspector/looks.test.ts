import { describe, expect, test } from 'vitest';
import { pictureFile as picture } from '../../harness/pictures';
import { expectAccessible } from '../page/expectAccessible';
import { applyTheme, THEME_IDS } from '../page/themes';
import { useInspectorPages } from './inspectorPages';

const open = useInspectorPages();

describe('the inspector', () => {
  test('looks well in all four kinds of themes, without serious findings', async () => {
    const { page, command } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.getByRole('button', { name: 'Estimators…' }).click();
    await command('nextStep', 'nextStep', 'nextStep');
    await page.getByRole('heading', { name: 'Step 3' }).waitFor();
    await page.getByRole('button', { name: 'Tokens' }).click();
    for (const theme of THEME_IDS) {
      await applyTheme(page, theme);
      await page.screenshot({ path: picture(`inspector-${theme}`), animations: 'disabled' });
      await expectAccessible(page);
    }
  });

  test('looks well unfolded, grouped, compared and filtered', async () => {
    const { page, command } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.getByRole('button', { name: 'Estimators…' }).click();
    for (const section of ['Advantage', 'Alternatives', 'Response', 'Estimators on this iteration', 'Over training'])
      await page.getByRole('button', { name: section, exact: true }).click();
    await page.getByRole('button', { name: 'Conversation' }).click();
    await page.getByRole('button', { name: 'Help for the filter' }).click();
    await page.getByText('The same task').waitFor();
    for (const theme of THEME_IDS) {
      await applyTheme(page, theme);
      await page.screenshot({ path: picture(`inspector-conversation-${theme}`), animations: 'disabled' });
      await expectAccessible(page);
    }
    await command('toggleGroups', 'focusFilter');
    await page.locator('#filter:focus').waitFor();
    await page.keyboard.type('color:red s');
    await page.getByRole('option').first().waitFor();
    await page.locator('.group-cell').first().waitFor();
    for (const theme of THEME_IDS) {
      await applyTheme(page, theme);
      await page.screenshot({ path: picture(`inspector-group-${theme}`), animations: 'disabled' });
      await expectAccessible(page);
    }
  });

  test('finds room in a narrow editor', async () => {
    const { page } = await open({}, { width: 900, height: 700 });
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.screenshot({ path: picture('inspector-900') });
    await page.setViewportSize({ width: 700, height: 700 });
    await page.getByRole('tab', { name: 'Step', exact: true }).click();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.screenshot({ path: picture('inspector-700') });
    await expectAccessible(page);
    await page.setViewportSize({ width: 420, height: 700 });
    await page.getByRole('tab', { name: 'Trajectories' }).click();
    await page.locator('.list-line').first().waitFor();
    await page.screenshot({ path: picture('inspector-420') });
    await expectAccessible(page);
  });
});

describe('the keyboard', () => {
  test('walks through everything', async () => {
    const { page, command, fake } = await open();
    await page.locator('.list-line').first().waitFor();
    const focus = () => page.evaluate(() => document.activeElement?.id);
    await command('focusFilter');
    await expect.poll(focus).toBe('filter');
    await expect.poll(async () => (await fake()).keys.at(-1)).toBe(false);
    // The first one may close proposals.
    for (let i = 0; i < 3 && (await focus()) === 'filter'; i++) await page.keyboard.press('Escape');
    await expect.poll(focus).toBe('list');
    await expect.poll(async () => (await fake()).keys.at(-1)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g00/t1' });
    await page.keyboard.press('Enter');
    await expect.poll(focus).toBe('timeline');
    await page.getByText('11 steps', { exact: true }).waitFor(); // those of the second trajectory
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.turn').waitFor();
    await expect.poll(async () => (await fake()).at).toMatchObject({ step: 1 });
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await page.screenshot({ path: picture('inspector-keyboard') });
  });

  test('shows all keys, which rest meanwhile', async () => {
    const { page, command, fake } = await open();
    await page.locator('.list-line').first().waitFor();
    await command('showKeys');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('Next and previous step').waitFor();
    await expect.poll(async () => (await fake()).keys.at(-1)).toBe(false);
    await page.screenshot({ path: picture('inspector-keys') });
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('moves the splitters', async () => {
    const { page } = await open();
    const sash = page.getByRole('separator', { name: 'Width of trajectories' });
    await sash.focus();
    const before = Number(await sash.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => sash.getAttribute('aria-valuenow')).toBe(String(before + 16));
    await page.reload();
    await expect.poll(() => sash.getAttribute('aria-valuenow')).toBe(String(before + 16));
  });
});
