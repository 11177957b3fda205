#!/usr/bin/env node
/** `npm run pictures`: lets the test of the walkthrough take its pictures and copies those of the README into media/readme. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setUpHosts } from './setup/hosts/setUpHosts.mjs';
import { createLog } from './setup/log.mjs';
import { SetupError } from './setup/run.mjs';
import { runScript } from './setup/runScript.mjs';
import { ROOT, setUp } from './setup/setUp.mjs';

const TAKEN = path.join(ROOT, '.cache/ui');
const SHOWN = path.join(ROOT, 'media/readme');

/** Each in the two themes that readers of the README have. */
const PICTURES = ['workbench', 'walkthrough'].flatMap((name) => [`${name}-light.png`, `${name}-dark.png`]);

const LIMIT_BYTES = 200_000;

await runScript(async () => {
  await setUp({ quiet: true });
  await setUpHosts({ root: ROOT, ids: ['newest'], log: createLog() });
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', 'test/ui/walkthrough.test.ts', '--testTimeout=300000'];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new SetupError('The test of the walkthrough failed, so media/readme is as it was.');
  const large = PICTURES.filter((name) => statSync(path.join(TAKEN, name)).size > LIMIT_BYTES);
  if (large.length > 0) throw new SetupError(`Larger than ${LIMIT_BYTES} bytes: ${large.join(', ')}.`);
  mkdirSync(SHOWN, { recursive: true });
  for (const name of PICTURES) copyFileSync(path.join(TAKEN, name), path.join(SHOWN, name));
});
