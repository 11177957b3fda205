#!/usr/bin/env node
/**
 * The native set-up of an installed extension, bundled to dist/setUpNative.mjs: makes the same build as `npm run setup` does in a clone.
 * Progress goes to standard error, what was made to standard output. It ends, and leaves nothing behind, on SIGINT and SIGTERM and when
 * the window that started it is closed.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeBuild, makeNativeBuild } from './setup/nativeBuild.mjs';
import { builtSources } from './setup/nativeSources.mjs';
import { SetupError } from './setup/run.mjs';
import { runScript } from './setup/runScript.mjs';
import { findTools } from './setup/tools.mjs';

// A window that is gone reads nothing more; that alone must not end what has to be cleaned up.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const cancel = new AbortController();
for (const event of ['SIGINT', 'SIGTERM', 'disconnect'])
  process.on(event, () => cancel.abort(new SetupError('Cancelled; nothing was kept.')));

await runScript(async () => {
  const { values } = parseArgs({ options: { variant: { type: 'string' } } });
  const { variant } = values;
  if (variant !== 'cpu' && variant !== 'cuda') throw new SetupError('Usage: setUpNative.mjs --variant cpu|cuda');
  if (process.platform !== 'linux')
    throw new SetupError(
      'The native backend is compiled on Linux only. Elsewhere, a clone of Couplet fetches one that is prebuilt: `npm run setup`.',
    );
  const { tools, missing } = findTools();
  if (!tools) throw new SetupError(missing.join(' '));
  const build = await makeNativeBuild({
    sources: builtSources(fileURLToPath(new URL('.', import.meta.url))),
    variant,
    tools,
    detail: (line) => process.stderr.write(`${line}\n`),
    signal: cancel.signal,
  });
  process.stdout.write(`${describeBuild(build)}\n`);
});
// The channel to the window that started this would keep it alive.
process.removeAllListeners('disconnect');
if (process.connected) process.disconnect();
