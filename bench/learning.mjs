/**
 * Trains examples over several seeds and writes what they learnt into docs/results/learning.md: `node bench/learning.mjs
 * [EXPERIMENT ...] [--seeds 0,1,2] [--runs DIR] [--at-once N] [--keep]`. Runs that are complete in DIR are taken as they are, unfinished
 * ones are resumed; `--keep` trains nothing and writes the page from docs/results/learning.json.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXPERIMENTS } from './experiments.mjs';
import { learningPage } from './learningPage.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [PAGE, FIGURES] = ['learning.md', 'learning.json'].map((name) => path.join(ROOT, 'docs/results', name));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '0,1,2' },
    runs: { type: 'string', default: 'runs/learning' },
    'at-once': { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
});

const known = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : { experiments: {} };
if (!options.keep) {
  const wanted = EXPERIMENTS.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
  if (wanted.length === 0) throw new Error(`There are ${EXPERIMENTS.map(({ id }) => id).join(', ')}.`);
  const seeds = options.seeds.split(',').map(Number);
  const jobs = wanted.flatMap((experiment) => seeds.map((seed) => ({ experiment, seed })));
  const threads = Math.max(1, Math.floor(cpus().length / Number(options['at-once'])));
  await Promise.all(Array.from({ length: Number(options['at-once']) }, () => work(jobs, threads)));
  known.machine = `${cpus()[0].model.trim()}, ${cpus().length} cores, ${threads} thread${threads === 1 ? '' : 's'} a run, ${options['at-once']} at once`;
  known.at = new Date().toISOString();
}
writeFileSync(FIGURES, `${JSON.stringify(known, null, 1)}\n`);
writeFileSync(PAGE, learningPage(known));

async function work(jobs, threads) {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const { experiment, seed } = job;
    const folder = await train(experiment, seed, threads);
    known.experiments[experiment.id] ??= {};
    known.experiments[experiment.id][seed] = read(folder);
    mkdirSync(path.dirname(FIGURES), { recursive: true });
    writeFileSync(FIGURES, `${JSON.stringify(known, null, 1)}\n`);
  }
}

/** The folder of the complete run. */
async function train({ id, example, settings, coldStartOf }, seed, threads) {
  const runs = path.resolve(options.runs);
  const folder = folderOf(id, seed);
  if (folder && manifest(folder).status === 'completed') return folder;
  const start = coldStartOf ? [`policy.source=${coldStartCheckpoint(coldStartOf, seed)}`, 'coldStart.steps=0'] : [];
  const sets = [...settings, ...start, `seed=${seed}`, `compute.threads=${threads}`].flatMap((set) => ['--set', set]);
  const words = folder
    ? ['resume', folder]
    : [
        'train',
        path.join(ROOT, `examples/${example}.couplet.json`),
        '--name',
        `${id}-${seed}`,
        '--runs',
        runs,
        ...sets,
      ];
  console.error(`couplet ${words.join(' ')}`);
  const { run } = await couplet(...words);
  return path.resolve(run);
}

/** The run of an experiment and a seed, if there is one. */
function folderOf(id, seed) {
  const runs = path.resolve(options.runs);
  const name = existsSync(runs) ? readdirSync(runs).find((entry) => entry.startsWith(`${id}-${seed}-0`)) : undefined;
  return name && path.join(runs, name);
}

/** The checkpoint before the first iteration. */
function coldStartCheckpoint(id, seed) {
  const folder = folderOf(id, seed);
  if (!folder) throw new Error(`${id} with seed ${seed} comes first: its cold start is needed.`);
  return path.join(folder, 'checkpoints/000000');
}

function couplet(...words) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/cli.js'), ...words, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { out: '', err: '' };
    child.stdout.on('data', (data) => {
      text.out += data;
    });
    child.stderr.on('data', (data) => {
      text.err += data;
    });
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(text.out))
        : reject(new Error(`couplet ${words[0]} ended with ${code}\n${text.err.slice(-2000)}`)),
    );
  });
}

function manifest(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'run.couplet'), 'utf8'));
}

/** Every evaluation of a run, and what an iteration took. */
function read(folder) {
  const lines = readFileSync(path.join(folder, 'metrics.jsonl'), 'utf8').trim().split('\n').map(JSON.parse);
  const evaluations = lines
    .filter(({ data }) => Object.keys(data).some((key) => /^(eval|greedy)\//.test(key)))
    .map(({ step, data }) => ({ step, ...rounded(data) }));
  const training = lines.filter(({ data }) => 'rollout/success' in data);
  const seconds = training.map(({ data }) => data['time/rollout'] + data['time/training']).sort((a, b) => a - b);
  return {
    evaluations,
    iterations: training.length,
    secondsAnIteration: Number(seconds[seconds.length >> 1].toFixed(2)),
    trainingSuccess: training.map(({ data }) => Number(data['rollout/success'].toFixed(3))),
  };
}

function rounded(data) {
  const wanted = Object.entries(data).filter(([key]) => /success|flawed|repeated|invalid|judge|episodes/.test(key));
  return Object.fromEntries(wanted.map(([key, value]) => [key, Number(value.toFixed(3))]));
}
