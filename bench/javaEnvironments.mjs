/**
 * Speed and memory of an environment over Java and facts about its tasks, as JSON:
 * `node bench/javaEnvironments.mjs textworld-express ['{"game":"twc"}'] [largest number of episodes at once]`.
 * The figures of docs/environments/textworld-express.md and scienceworld.md come from here.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const PROGRAM = `
  export { ENVIRONMENTS } from './extension/trainer/environments/table';
  export { residentMegabytes } from './extension/trainer/environments/java/trial';
  export { defaultsOf } from './extension/engine/configuration/parameters';
  export { Rng } from './extension/shared/util/rng';
`;

const outfile = path.join(tmpdir(), `couplet-bench-${process.pid}.mjs`);
await build({
  stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'ts' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile,
});
const { ENVIRONMENTS, residentMegabytes, defaultsOf, Rng } = await import(pathToFileURL(outfile).href);
rmSync(outfile);

const [, , id = 'textworld-express', changes = '{}', largest = '128'] = process.argv;
const definition = ENVIRONMENTS.find((each) => each.id === id);
const parameters = { ...defaultsOf(definition.parameters), ...JSON.parse(changes) };
/** Steps of a random walk while the speed is measured, and tasks of each split whose expert is followed. */
const [WALK, PLANS] = id === 'scienceworld' ? [5, 6] : [25, 100];
const COUNTS = [1, 8, 32, 128].filter((count) => count <= Number(largest));

const since = (from) => (performance.now() - from) / 1000;
const rounded = (value, digits = 1) => Number(value.toFixed(digits));
const mean = (values) => rounded(values.reduce((sum, value) => sum + value, 0) / values.length);

/** Seconds of processor time that processes have used, by `ps`; whole seconds on some systems. */
const processorSeconds = (pids) =>
  pids.reduce((sum, pid) => {
    const { stdout } = spawnSync('ps', ['-o', 'cputimes=', '-p', String(pid)], { encoding: 'utf8' });
    return sum + Number(stdout);
  }, 0);

let from = performance.now();
const environment = await definition.create(parameters, Rng.from('bench'));
const createSeconds = rounded(since(from));
const pids = () => environment.supply.processIds();

/** Resets that many episodes at once, lets all take random steps together, closes them. */
async function measure(count) {
  const tasks = Array.from({ length: count }, (_, i) => environment.task('L0', i % environment.taskCount('L0')));
  from = performance.now();
  let episodes = await Promise.all(tasks.map((task) => environment.reset(task)));
  const resetMilliseconds = rounded((1000 * since(from)) / count, 2);
  const all = episodes;
  const rng = Rng.from('bench', count);
  const admissible = [];
  let steps = 0;
  from = performance.now();
  for (let step = 0; step < WALK; step++) {
    const results = await Promise.all(
      episodes.map((episode) => {
        admissible.push(episode.observation.admissible.length);
        return episode.step(rng.choice(episode.observation.admissible));
      }),
    );
    steps += results.length;
    episodes = episodes.filter((_, i) => !results[i].terminated);
  }
  const seconds = since(from);
  await Promise.all(all.map((episode) => episode.close()));
  return {
    episodes: count,
    resetMilliseconds,
    stepsPerSecond: Math.round(steps / seconds),
    admissible: mean(admissible),
  };
}

/** How the expert fares on the first tasks of a split. */
async function followExpert(split) {
  const played = [];
  for (let i = 0; i < Math.min(PLANS, environment.taskCount(split)); i++) {
    const episode = await environment.reset(environment.task(split, i));
    const taken = new Set();
    let [repeated, success, words, steps] = [0, false, 0, 0];
    for (let action = await episode.expert(); action !== undefined; action = await episode.expert()) {
      const { state, text, admissible, notes = '', carried = '' } = episode.observation;
      words += [text, notes, carried, ...admissible].join(' ').split(' ').length;
      const pair = `${state} ${action}`;
      if (taken.has(pair)) repeated++;
      taken.add(pair);
      steps++;
      ({ success } = await episode.step(action));
    }
    await episode.close();
    played.push({ success, steps, repeated, words });
  }
  const steps = played.reduce((sum, each) => sum + each.steps, 0);
  return {
    tasks: environment.taskCount(split),
    success: rounded(played.filter((each) => each.success).length / played.length, 3),
    steps: { mean: mean(played.map((each) => each.steps)), most: Math.max(...played.map((each) => each.steps)) },
    repeated: rounded(played.reduce((sum, each) => sum + each.repeated, 0) / steps, 3),
    wordsOfObservationAndActions: rounded(played.reduce((sum, each) => sum + each.words, 0) / steps),
  };
}

await measure(COUNTS.at(-1)); // warms the JVM up
const speed = [];
for (const count of COUNTS) speed.push(await measure(count));
const experts = {};
for (const split of ['L0', 'L1', 'L2']) experts[split] = await followExpert(split);
const processes = await pids();
const report = {
  parameters: JSON.parse(changes),
  createSeconds,
  speed,
  experts,
  java: { residentMegabytes: processes.map(residentMegabytes), processorSeconds: processorSeconds(processes) },
};
if (id === 'textworld-express') {
  from = performance.now();
  const texts = [...(await environment.vocabulary())];
  report.vocabulary = { words: new Set(texts.join(' ').split(' ')).size, seconds: rounded(since(from)) };
}
await environment.close();
console.log(JSON.stringify(report, null, 2));
