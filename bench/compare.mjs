/**
 * Runs workloads of `couplet bench` and the PyTorch programs of the same work in turns (A B A B ...), in the same minutes on the
 * same machine, and prints the ratios of their times: `node bench/compare.mjs [PAIR ...] [--rounds N] [--out FILE]`.
 * COUPLET_PYTHON names the interpreter; pairs whose packages it lacks are skipped with the reason.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { PAIRS } from './pairs.mjs';
import { couplet, missingModules, peer, withRollouts } from './processes.mjs';

/** All pairs, or those named, in turns; the document that report.mjs reads. */
export function compare(ids, rounds) {
  const unknown = ids.find((id) => !PAIRS.some((pair) => pair.id === id));
  if (unknown) throw new Error(`There is no pair "${unknown}"; there are ${PAIRS.map(({ id }) => id).join(', ')}.`);
  const wanted = PAIRS.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const pairs = wanted.map((pair) => {
    const skipped = missingModules(pair.modules);
    if (skipped) console.error(`SKIPPED ${pair.id}: ${skipped}`);
    return skipped ? { id: pair.id, skipped } : { id: pair.id, ...inTurns(pair, rounds) };
  });
  return { at: new Date().toISOString(), machine: `${cpus()[0].model.trim()}, ${cpus().length} cores`, rounds, pairs };
}

function inTurns(pair, rounds) {
  const ours = () => couplet('bench', '--workload', pair.workload, '--steps', String(pair.steps)).workloads[0];
  const take = (first, theirs) =>
    Array.from({ length: rounds }, (_, round) => {
      console.error(`${pair.id}: round ${round + 1} of ${rounds}, load average ${loadavg()[0].toFixed(1)}`);
      const a = round === 0 && first ? first : ours();
      const b = theirs();
      return { ours: times(a, pair.parts), peer: times(b, pair.parts), others: a.load.others, library: b.library };
    });
  const theirs = (...more) => peer(pair.peer, '--steps', String(pair.steps), ...(pair.arguments ?? []), ...more);
  if (!pair.needsRollouts) return summed(pair, take(null, theirs));
  const first = ours();
  return withRollouts(first.configuration, (file) =>
    summed(
      pair,
      take(first, () => theirs('--rollouts', file)),
    ),
  );
}

function summed({ parts }, rounds) {
  const ratios = parts.map((part) => [part, summary(rounds.map(({ ours, peer }) => ours[part] / peer[part]))]);
  const seconds = (side) => Object.fromEntries(parts.map((part) => [part, summary(rounds.map((r) => r[side][part]))]));
  return {
    library: rounds[0].library,
    ours: seconds('ours'),
    peer: seconds('peer'),
    ratio: Object.fromEntries(ratios),
    others: summary(rounds.map(({ others }) => others ?? Number.NaN)),
  };
}

const times = ({ seconds }, parts) => Object.fromEntries(parts.map((part) => [part, seconds[part].median]));

function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return { median: (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2, min: sorted[0], max: sorted.at(-1) };
}

/** The ratios as lines: below 1 we are faster. */
export function comparisonLines({ pairs }) {
  return pairs.flatMap(({ id, skipped, ours, peer, ratio }) =>
    skipped
      ? [`${id}: skipped, ${skipped}`]
      : Object.entries(ratio).map(
          ([part, { median, min, max }]) =>
            `${id} ${part}: ${ours[part].median.toFixed(3)} s against ${peer[part].median.toFixed(3)} s, ${median.toFixed(2)} x (${min.toFixed(2)} to ${max.toFixed(2)})`,
        ),
  );
}

if (import.meta.filename === process.argv[1]) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '3' }, out: { type: 'string' } },
  });
  const document = compare(positionals, Number(values.rounds));
  if (values.out) writeFileSync(values.out, `${JSON.stringify(document, null, 1)}\n`);
  console.log(comparisonLines(document).join('\n'));
}
