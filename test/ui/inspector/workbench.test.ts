import { expect, test } from 'vitest';
import { withWorkbench } from '../../harness/withWorkbench';

const isInspector = () => document.querySelector('h1')?.textContent === 'Inspector';
const isDashboard = () => document.querySelector('.run-name') !== null;

test('an inspector in VS Code: from a point of the dashboard, by keys, to a link and back', () =>
  withWorkbench('inspector', {}, async (workbench) => {
    const { page } = workbench;
    await workbench.runCommand('Couplet: Open Sample Run');
    const dashboard = await workbench.webviewFrame(isDashboard);
    await dashboard.getByText('50 of 50').waitFor();
    await dashboard.getByRole('application').first().focus();
    for (const key of ['End', 'Enter']) await page.keyboard.press(key);

    const inspector = await workbench.webviewFrame(isInspector);
    await workbench.takePictures('workbench-inspector');
    expect(inspector).toBeDefined();
  }));
