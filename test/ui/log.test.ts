import { expect, test } from 'vitest';
import { withWorkbench } from '../harness/workbench';

test('the palette opens the log of Couplet', () =>
  withWorkbench('log', {}, async (workbench) => {
    await workbench.runCommand('Couplet: Show Trainer Log');
    const panel = workbench.page.locator('.part.panel');
    await panel.locator('.view-lines', { hasText: /Couplet\s\d+\.\d+\.\d+,\sNode\s/ }).waitFor();
    expect(await workbench.takePictures('log')).toHaveLength(4);
  }));
