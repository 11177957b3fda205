/**
 * Speed of the household and facts about its tasks, as JSON: `node bench/household.mjs ['{"receptacles":30}'] [tasks]`.
 * The figures of docs/environments/household.md come from here.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PROGRAM = `
  export { benchmarkHousehold } from './extension/engine/environments/household/throughput';
  export { Household } from './extension/engine/environments/household/household';
  export { HOUSEHOLD_PARAMETERS } from './extension/engine/environments/household/parameters';
  export { defaultsOf } from './extension/engine/configuration/parameters';
  export { Rng } from './extension/shared/util/rng';
`;

const bundle = await build({
  stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'ts' },
  bundle: true,
  format: 'esm',
  write: false,
});
const { benchmarkHousehold, Household, HOUSEHOLD_PARAMETERS, defaultsOf, Rng } = await import(
  `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`
);

/** Steps of a random walk, as in training. */
const WALK = 30;
const tasks = Number(process.argv[3] ?? 1000);
const parameters = {
  ...defaultsOf(HOUSEHOLD_PARAMETERS),
  trainingTasks: tasks,
  ...JSON.parse(process.argv[2] ?? '{}'),
};
const household = new Household(parameters);

const summary = (numbers) => ({
  least: Math.min(...numbers),
  mean: Number((numbers.reduce((sum, n) => sum + n, 0) / numbers.length).toFixed(1)),
  most: Math.max(...numbers),
});
const share = (part, whole) => Number((part / whole).toFixed(3));

/** Lengths of optimal and expert play, and what a random agent meets within `WALK` steps. */
function census(split) {
  const rng = Rng.from('census', split);
  const [optimal, expert] = [[], []];
  const count = { steps: 0, admissible: 0, success: 0, repeated: 0, advice: 0, flawedAdvice: 0, detours: 0 };
  const verdicts = { good: 0, explore: 0, flawed: 0 };
  for (let index = 0; index < tasks; index++) {
    const played = household.reset(household.task(split, index));
    optimal.push(1 - Math.max(...played.oracle().values));
    let length = 0;
    for (let advice = played.expert(); advice !== undefined; advice = played.expert()) {
      const chosen = played.observation.admissible.indexOf(advice);
      if (played.oracle().verdicts[chosen] === 'flawed') count.flawedAdvice++;
      count.advice++;
      length++;
      played.step(advice);
    }
    expert.push(length);

    const walked = household.reset(household.task(split, index));
    const taken = new Set();
    for (let step = 0; step < WALK; step++) {
      const { admissible, state } = walked.observation;
      const report = walked.oracle();
      const distance = 1 - Math.max(...report.values);
      report.verdicts.forEach((verdict, action) => {
        verdicts[verdict]++;
        if (verdict === 'flawed' && -report.values[action] > distance) count.detours++;
      });
      const action = rng.choice(admissible);
      const pair = `${state} ${action}`;
      if (taken.has(pair)) count.repeated++;
      taken.add(pair);
      count.steps++;
      count.admissible += admissible.length;
      if (walked.step(action).terminated) {
        count.success++;
        break;
      }
    }
  }
  return {
    optimalSteps: summary(optimal),
    expertSteps: summary(expert),
    expertFlawed: share(count.flawedAdvice, count.advice),
    random: {
      success: share(count.success, tasks),
      repeated: share(count.repeated, count.steps),
      admissibleActions: Number((count.admissible / count.steps).toFixed(1)),
      good: share(verdicts.good, count.admissible),
      explore: share(verdicts.explore, count.admissible),
      flawed: share(verdicts.flawed, count.admissible),
      flawedThatLengthen: share(count.detours, verdicts.flawed),
    },
  };
}

/** Processor time of this process in milliseconds: what one core does, also on a busy machine. */
const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const { checksum: _, ...throughput } = benchmarkHousehold(processorTime, 2, parameters);
const splits = Object.fromEntries(['L0', 'L1', 'L2'].map((split) => [split, census(split)]));
console.log(JSON.stringify({ parameters, tasks, throughput, splits }, null, 2));
