/** Bundles the programs into dist/. */
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { copyAssets } from './scripts/build/assets.mjs';
import { EXTENSION, OUT, TRAINER, WEBVIEWS } from './scripts/build/programs.mjs';

await Promise.all([TRAINER, EXTENSION, WEBVIEWS].map((program) => build(program)));
chmodSync(path.join(OUT, 'cli.js'), 0o755);
copyAssets();
