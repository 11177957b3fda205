import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withWorkbench } from '../harness/withWorkbench';

test('the palette opens the log of Couplet, in every theme', () =>
  withWorkbench('log', {}, async (workbench) => {
    await workbench.runCommand('Couplet: Show Trainer Log');
    const panel = workbench.page.locator('.part.panel');
    // The editor that shows a log separates words with no-break spaces.
    await panel.locator('.view-lines', { hasText: /Couplet\s\d+\.\d+\.\d+,\sNode\s/ }).waitFor();
    const pictures = await workbench.takePictures('log');
    expect(new Set(pictures.map((file) => readFileSync(file, 'base64'))).size).toBe(4);
  }));
