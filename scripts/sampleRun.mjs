#!/usr/bin/env node
/**
 * `npm run sample`: trains the run that the walkthrough shows and puts what is shipped of it into media/sample. A training that was complete
 * before in .cache/sample is taken as it is.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './setup/run.mjs';
import { runScript } from './setup/runScript.mjs';
import { ROOT, setUp } from './setup/setUp.mjs';

const CONFIGURATION = path.join(ROOT, 'examples/household.couplet.json');
const TRAINED = path.join(ROOT, '.cache/sample/sample-001');
const SHIPPED = path.join(ROOT, 'media/sample');

/** Iterations whose rollouts are shipped: of all fifty they would take twenty megabytes. */
const KEPT = [1, 25, 50];

const WHAT_IS_LEFT_OUT = `This is a sample: it has the rollouts of iterations ${KEPT.slice(0, -1).join(', ')} and ${KEPT.at(-1)}, and no checkpoint.`;

await runScript(async () => {
  if (!isComplete()) {
    await setUp({ quiet: true });
    train();
  }
  rmSync(SHIPPED, { recursive: true, force: true });
  mkdirSync(path.join(SHIPPED, 'rollouts'), { recursive: true });
  for (const name of ['metrics.jsonl', 'events.jsonl', ...KEPT.map(rolloutName)])
    copyFileSync(path.join(TRAINED, name), path.join(SHIPPED, name));
  writeFileSync(path.join(SHIPPED, 'trajectories.jsonl'), keptTrajectories());
  const manifest = { ...readManifest(), statusReason: WHAT_IS_LEFT_OUT, keptRollouts: KEPT };
  writeFileSync(path.join(SHIPPED, 'run.couplet'), `${JSON.stringify(manifest, null, 2)}\n`);
});

function train() {
  rmSync(path.dirname(TRAINED), { recursive: true, force: true });
  const args = ['train', CONFIGURATION, '--name', 'sample', '--runs', path.dirname(TRAINED)];
  const { status } = spawnSync(process.execPath, [path.join(ROOT, 'dist/cli.js'), ...args], { stdio: 'inherit' });
  if (status !== 0) throw new SetupError('The sample was not trained, and media/sample is as it was.');
}

function isComplete() {
  return existsSync(path.join(TRAINED, 'run.couplet')) && readManifest().status === 'completed';
}

function readManifest() {
  return JSON.parse(readFileSync(path.join(TRAINED, 'run.couplet'), 'utf8'));
}

/** @param {number} iteration */
function rolloutName(iteration) {
  return `rollouts/${String(iteration).padStart(6, '0')}.parquet`;
}

/** The lines of the index whose rollouts are shipped. */
function keptTrajectories() {
  const lines = readFileSync(path.join(TRAINED, 'trajectories.jsonl'), 'utf8').split('\n').filter(Boolean);
  return `${lines.filter((line) => KEPT.includes(JSON.parse(line).iteration)).join('\n')}\n`;
}
