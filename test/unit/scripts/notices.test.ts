import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { thirdPartyNotices } from '../../../scripts/build/notices.mjs';
import { WEBVIEWS } from '../../../scripts/build/programs.mjs';
import { ROOT } from '../../../scripts/setup/setUp.mjs';

test('every package that is bundled is named, with the text of its licence', async () => {
  const { metafile } = await build({ ...WEBVIEWS, absWorkingDir: ROOT, write: false, logLevel: 'silent' });
  const notices = thirdPartyNotices([metafile]);
  const bundled = Object.keys(metafile.inputs).flatMap(
    (file) => /node_modules\/((@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
  );
  expect(new Set(bundled).size).toBeGreaterThan(2);
  for (const name of new Set(bundled)) expect(notices).toMatch(new RegExp(`^${name} [\\d.]+ \\(.+\\)`, 'm'));
  expect(notices).toContain('Copyright (c) 2015-present Jason Miller');
});

test('a package without a text is given that of its licence', () => {
  const inputs = { 'node_modules/seedrandom/index.js': {}, 'node_modules/long/src/long.js': {} };
  const files = { ...inputs, 'node_modules/@tensorflow/tfjs-core/dist/tf-core.node.js': {} };
  const notices = thirdPartyNotices([{ inputs: files, outputs: {} } as never]);
  expect(notices).toContain('Copyright (c) David Bau');
  expect(notices).toMatch(/^@tensorflow\/tfjs-core [\d.]+ \(Apache-2\.0\)\s+Apache-2\.0: the text is that of long\.$/m);
});
