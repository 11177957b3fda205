#!/usr/bin/env node
/** `npm run package`: bundles, and makes couplet-VERSION.vsix. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makePackage } from './package/makePackage.mjs';
import { run, SetupError } from './setup/run.mjs';
import { runScript } from './setup/runScript.mjs';
import { ROOT, setUp } from './setup/setUp.mjs';

const LIMIT_MB = 10;

await runScript(async () => {
  await setUp({ noNative: true, noBuild: true, quiet: true });
  run(process.execPath, [path.join(ROOT, 'esbuild.mjs')], { cwd: ROOT });
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const file = path.join(ROOT, `couplet-${version}.vsix`);
  const { megabytes, sha256 } = await makePackage(file);
  process.stdout.write(`${file}\n${megabytes.toFixed(2)} MB, SHA-256 ${sha256}\n`);
  if (megabytes > LIMIT_MB)
    throw new SetupError(`The package may have ${LIMIT_MB} MB. Look what .vscodeignore lets in.`);
});
