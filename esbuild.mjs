/** Bundles the programs into dist/. */
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { copyAssets } from './scripts/build/assets.mjs';
import { thirdPartyNotices } from './scripts/build/notices.mjs';
import { EXTENSION, NATIVE_SET_UP, OUT, TRAINER, WEBVIEWS } from './scripts/build/programs.mjs';

const built = await Promise.all([TRAINER, NATIVE_SET_UP, EXTENSION, WEBVIEWS].map((program) => build(program)));
chmodSync(path.join(OUT, 'cli.js'), 0o755);
copyAssets();
const metafiles = built.map(({ metafile }) => metafile);
writeFileSync(path.join(OUT, 'thirdPartyNotices.txt'), thirdPartyNotices(metafiles));
