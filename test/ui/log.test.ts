import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventually } from '../harness/eventually';
import { withWorkbench } from '../harness/withWorkbench';

const OPEN_MS = 8_000;

test('the palette opens the log of Couplet, in every theme', () =>
  withWorkbench('log', {}, async (workbench) => {
    const panel = workbench.page.locator('.part.panel');
    // The editor that shows a log separates words with no-break spaces.
    const log = panel.locator('.view-lines', { hasText: /Couplet\s\d+\.\d+\.\d+,\sNode\s/ });
    // On a busy machine the workbench may still be arranging its parts, and closes a panel that was just opened.
    const open = async () => {
      await workbench.runCommand('Couplet: Show Trainer Log');
      return log.waitFor({ timeout: OPEN_MS }).then(
        () => true,
        () => null,
      );
    };
    await eventually(open, 'The log does not open.');
    const pictures = await workbench.takePictures('log');
    expect(new Set(pictures.map((file) => readFileSync(file, 'base64'))).size).toBe(4);
  }));
