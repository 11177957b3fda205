#!/usr/bin/env node
/** `npm run setup`: packages, native TensorFlow and build, whatever of it is not there yet. */
import { parseArgs } from 'node:util';
import { SetupError } from './setup/run.mjs';
import { runScript } from './setup/runScript.mjs';
import { setUp } from './setup/setUp.mjs';

const USAGE = `Usage: npm run setup -- [options]
  --gpu            build TensorFlow with CUDA, even where nvidia-smi finds no device
  --cpu            build TensorFlow without CUDA, even where it does
  --no-native      leave TensorFlow out and use WebAssembly
  --force-native   build TensorFlow anew
  --quiet          print only what had to be done`;

await runScript(async () => {
  const { values } = parse();
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if (values.gpu && values.cpu) throw new SetupError(`--gpu and --cpu exclude each other.\n${USAGE}`);
  const { quiet, 'no-native': noNative, 'force-native': forceNative } = values;
  await setUp({ gpu: values.gpu ? true : values.cpu ? false : undefined, noNative, forceNative, quiet });
});

function parse() {
  const flag = /** @type {const} */ ({ type: 'boolean' });
  try {
    const options = { gpu: flag, cpu: flag, 'no-native': flag, 'force-native': flag, quiet: flag, help: flag };
    return parseArgs({ options });
  } catch (error) {
    throw new SetupError(`${/** @type {Error} */ (error).message}\n${USAGE}`);
  }
}
