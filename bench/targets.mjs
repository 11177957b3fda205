/**
 * What the project promises about speed and memory, and where each figure comes from. `measured` gives the figure in words and whether
 * the promise is kept; null where it was not measured.
 * @typedef {{ bench: { workloads: readonly any[] }, compare: { pairs: readonly any[] } }} Results
 * @typedef {{ text: string, met: boolean }} Verdict
 */

/** @type {readonly { what: string, target: string, measured: (results: Results) => Verdict | null }[]} */
export const TARGETS = [
  { what: 'P1, a GRPO step', target: 'at most 1.0 x the PyTorch loop', measured: ratio('p1-loop', 'step', 1) },
  { what: 'P1 beside TRL', target: 'below 1.0 x', measured: ratio('p1-trl', 'step', 1) },
  { what: 'P1, peak memory', target: 'under 1.5 GB', measured: peakMemory('p1', 1.5e9) },
  { what: 'P1b, a multi-turn step', target: 'at most 1/3 of TRL', measured: ratio('p1b-trl', 'step', 1 / 3) },
  { what: 'Household, an iteration', target: 'at most 5.0 s', measured: seconds('household', 'step', 5) },
  {
    what: 'Household beside a PyTorch loop',
    target: 'at most 0.5 x',
    measured: ratio('household-loop', 'step', 0.5),
  },
  { what: 'Training step, 16 x 128', target: 'at most 1.0 x PyTorch', measured: ratio('train-step', 'step', 1) },
  { what: 'Training step, 4 x 32', target: 'at most 1.0 x PyTorch', measured: ratio('train-step-small', 'step', 1) },
  { what: 'Decode, 64 sequences', target: 'at most 1.0 x PyTorch', measured: ratio('decode', 'step', 1) },
  { what: 'Household steps, one core', target: 'more than 150,000/s', measured: rate('environment', 'steps', 150_000) },
  {
    what: 'Oracle states, one core',
    target: 'more than 1,000/s',
    measured: rate('environment', 'oracleStates', 1000),
  },
  { what: 'Time at 4 x the prompts', target: 'at most 4 x, linear', measured: growth('batch 4x') },
  { what: 'Time at 4 x the length', target: 'at most 4 x, linear', measured: growth('length 4x') },
  { what: 'Tensors over a run', target: 'no growth', measured: slope('tensors', 0, 'tensors') },
  { what: 'Native tensors over a run', target: 'no growth', measured: slope('nativeTensors', 0, 'tensors') },
  { what: 'Resident memory over a run', target: 'no growth', measured: slope('residentMB', 0.05, 'MB') },
];

/** Time of ours over that of the peer, in the same minutes. */
function ratio(id, part, limit) {
  return ({ compare }) => {
    const pair = compare.pairs.find((entry) => entry.id === id);
    if (!pair?.ratio) return null;
    const { median, min, max } = pair.ratio[part];
    const times = `${pair.ours[part].median.toPrecision(3)} s against ${pair.peer[part].median.toPrecision(3)} s`;
    return {
      text: `${median.toFixed(2)} x (${min.toFixed(2)} to ${max.toFixed(2)}): ${times}`,
      met: median <= limit,
    };
  };
}

function seconds(id, part, limit) {
  return (results) =>
    ofWorkload(results, id, (workload) => {
      const { median, min, max } = workload.seconds[part];
      return { text: `${median.toFixed(2)} s (${min.toFixed(2)} to ${max.toFixed(2)})`, met: median <= limit };
    });
}

function rate(id, name, least) {
  return (results) =>
    ofWorkload(results, id, (workload) => {
      const { median } = workload.perSecond[name];
      return { text: `${Math.round(median).toLocaleString('en-US')}/s`, met: median > least };
    });
}

function peakMemory(id, limit) {
  return (results) =>
    ofWorkload(results, id, ({ peakMemory }) => ({
      text: `${(peakMemory / 1e9).toFixed(2)} GB`,
      met: peakMemory < limit,
    }));
}

/** Linear is what grows no faster than the tokens, give or take a tenth. */
function growth(size) {
  return (results) =>
    ofWorkload(results, 'scaling', ({ conclusion }) => {
      const { secondsRatio, tokensRatio } = conclusion.find((row) => row.size === size);
      const text = `${secondsRatio.toFixed(2)} x the time for ${tokensRatio.toFixed(2)} x the tokens`;
      return { text, met: secondsRatio <= 1.1 * tokensRatio };
    });
}

/** Growth an iteration over the second half of the run. */
function slope(name, limit, unit) {
  return (results) =>
    ofWorkload(results, 'memory', ({ conclusion, steps }) => {
      const figure = conclusion[name];
      if (!figure) return null;
      const text = `${figure.slope.toFixed(3)} ${unit} an iteration over the last ${steps - (steps >> 1)}`;
      return { text, met: Math.abs(figure.slope) <= limit || figure.slope < 0 };
    });
}

function ofWorkload({ bench }, id, read) {
  const workload = bench.workloads.find((entry) => entry.id === id);
  return workload ? read(workload) : null;
}
