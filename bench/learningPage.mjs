import { EXPERIMENTS } from './experiments.mjs';

const SPLITS = ['L0', 'L1', 'L2'];
const HEAD = `# What runs learn

Written by \`node bench/learning.mjs\`, which trains each example over several seeds; the figures are in learning.json.

L0 are tasks of training, L1 new tasks of known kinds, L2 kinds of tasks that training has not. "Before" is after the cold start. Success is the
share of episodes, sampled at temperature 1, with its 95 % interval (Wilson); in the rows "all" of the episodes of all seeds together. Flawed, repeated and
invalid are shares of steps.
`;

/** The page as text. */
export function learningPage({ machine, at, experiments }) {
  const sections = EXPERIMENTS.filter(({ id }) => experiments[id]).map((experiment) =>
    section(experiment, experiments[experiment.id]),
  );
  const measured = machine ? `Measured ${at.slice(0, 10)} on ${machine}.` : '';
  return [HEAD.trim(), measured, ...sections, comparison(experiments)].filter(Boolean).join('\n\n').concat('\n');
}

function section({ title, example, settings, coldStartOf }, seeds) {
  const runs = Object.entries(seeds);
  const start = coldStartOf ? ['policy.source=CHECKPOINT', 'coldStart.steps=0'] : [];
  const overrides = [...settings, ...start].map((set) => ` --set '${set}'`).join('');
  const note = coldStartOf
    ? ` CHECKPOINT is \`checkpoints/000000\` of the run of ${coldStartOf} with the same seed.`
    : '';
  const rows = SPLITS.flatMap((split) => [
    ...runs.map(([seed, run]) => [split, `seed ${seed}`, ...changes(split, [run])]),
    ...(runs.length > 1 ? [[split, '**all**', ...changes(split, Object.values(seeds))]] : []),
  ]);
  const head = ['', '', 'before', 'after', 'gain', 'greedy', 'flawed', 'repeated', 'invalid', ...judgeHead(runs[0][1])];
  const [, { iterations }] = runs[0];
  return [
    `## ${title}`,
    `\`couplet train examples/${example}.couplet.json${overrides} --set seed=N\`: ${iterations} iterations, ${runs
      .map(([, run]) => run.secondsAnIteration.toFixed(1))
      .join(', ')} s each (median).${note}`,
    table([head, ...rows]),
  ].join('\n\n');
}

function changes(split, runs) {
  const [before, after] = [runs.map(first), runs.map(last)];
  const [a, b] = [pooled(before, `eval/${split}`), pooled(after, `eval/${split}`)];
  const arrow = (prefix) => {
    const [from, to] = [mean(before, prefix), mean(after, prefix)];
    return Number.isNaN(from) ? 'no oracle' : `${share(from)} → ${share(to)}`;
  };
  const greedy = [runs.map((run) => greedyOf(run, 0)), runs.map((run) => greedyOf(run, -1))];
  const apart = b.low > a.high ? '' : ' (intervals overlap)';
  return [
    interval(a),
    interval(b),
    `${b.mean >= a.mean ? '+' : '−'}${Math.round(Math.abs(b.mean - a.mean) * 100)}${apart}`,
    greedy[0][0]
      ? `${share(mean(greedy[0], `greedy/${split}/success`))} → ${share(mean(greedy[1], `greedy/${split}/success`))}`
      : '',
    arrow(`eval/${split}/flawed`),
    arrow(`eval/${split}/repeated`),
    arrow(`eval/${split}/invalid`),
    ...(judgeHead(runs[0]).length > 0 ? [arrow(`eval/${split}/judge`)] : []),
  ];
}

const judgeHead = (run) => ('eval/L0/judge' in first(run) ? ['judge'] : []);
const sampled = (run) => run.evaluations.filter((entry) => 'eval/L0/success' in entry);
const first = (run) => sampled(run)[0];
const last = (run) => sampled(run).at(-1);
const greedyOf = (run, at) => run.evaluations.filter((entry) => 'greedy/L0/success' in entry).at(at);

/** Episodes of all runs together. */
function pooled(entries, prefix) {
  const n = entries.reduce((sum, entry) => sum + entry[`${prefix}/episodes`], 0);
  const wins = entries.reduce((sum, entry) => sum + entry[`${prefix}/episodes`] * entry[`${prefix}/success`], 0);
  return wilson(wins / n, n);
}

/** Wilson's interval of a share, 95 %. */
function wilson(p, n) {
  const z = 1.96;
  const centre = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return { mean: p, low: centre - half, high: centre + half };
}

/** GCD beside GRPO from the same cold starts, seed by seed. */
function comparison(experiments) {
  const [gcd, grpo] = [experiments['household-gcd'], experiments['household-gcd-baseline']];
  const seeds = Object.keys(gcd ?? {}).filter((seed) => grpo?.[seed]);
  if (seeds.length === 0) return '';
  const rows = SPLITS.flatMap((split) =>
    ['success', 'flawed', 'repeated', 'invalid', 'judge'].flatMap((what) => {
      const key = `eval/${split}/${what}`;
      const pairs = seeds.map((seed) => [last(gcd[seed])[key], last(grpo[seed])[key]]);
      if (pairs.some((pair) => pair.includes(undefined))) return [];
      const differences = pairs.map(([a, b]) => a - b);
      return [
        [
          split,
          what,
          share(average(pairs.map(([a]) => a))),
          share(average(pairs.map(([, b]) => b))),
          ...spread(differences),
        ],
      ];
    }),
  );
  return [
    '## GCD beside GRPO',
    `The same cold starts (with judgements), the same environment steps; means over ${seeds.length} seeds after the iterations, and GCD − GRPO seed by seed.`,
    table([['', '', 'GCD', 'GRPO', 'difference', 'by seed'], ...rows]),
  ].join('\n\n');
}

function spread(differences) {
  const signed = (x) => `${x >= 0 ? '+' : '−'}${Math.abs(x).toFixed(2).replace(/^0/, '')}`;
  return [signed(average(differences)), differences.map(signed).join(', ')];
}

const average = (values) => values.reduce((a, b) => a + b, 0) / values.length;
const mean = (entries, key) => average(entries.map((entry) => entry[key] ?? Number.NaN));
const share = (x) => (Number.isNaN(x) ? '' : x.toFixed(2).replace(/^0/, ''));
const interval = ({ mean: p, low, high }) => `${share(p)} [${share(low)}, ${share(high)}]`;

function table([head, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
