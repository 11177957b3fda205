/**
 * Writes the measured part of docs/results/speed.md: `node bench/report.mjs` measures everything (`couplet bench`, then
 * bench/compare.mjs where PyTorch is at hand) and keeps the figures in docs/results/speed.json; `--keep` writes the page from
 * the figures that are there; `--only bench` or `--only compare` measures one half anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compare } from './compare.mjs';
import { couplet } from './processes.mjs';
import { TARGETS } from './targets.mjs';

const at = (name) => fileURLToPath(new URL(`../docs/results/${name}`, import.meta.url));
const [PAGE, FIGURES] = [at('speed.md'), at('speed.json')];
const [BEGIN, END] = ['<!-- measured: written by bench/report.mjs -->', '<!-- end of measured -->'];

const { values: options } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
});

const results = existsSync(FIGURES)
  ? JSON.parse(readFileSync(FIGURES, 'utf8'))
  : { bench: { workloads: [] }, compare: { pairs: [] } };
const measures = (half) => !options.keep && (options.only ?? half) === half;
if (measures('bench')) results.bench = withoutConfigurations(couplet('bench'));
if (measures('compare')) results.compare = compare([], Number(options.rounds));
writeFileSync(FIGURES, `${JSON.stringify(results, null, 1)}\n`);

const page = readFileSync(PAGE, 'utf8');
const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
if (before < 0 || after < before) throw new Error(`${PAGE} has lost the lines "${BEGIN}" and "${END}".`);
writeFileSync(PAGE, `${page.slice(0, before + BEGIN.length)}\n\n${measured(results)}\n\n${page.slice(after)}`);

function measured(all) {
  return [conditions(all), targets(all), workloads(all), comparisons(all), conclusions(all)]
    .filter(Boolean)
    .join('\n\n');
}

function withoutConfigurations({ workloads: reports, ...document }) {
  return { ...document, workloads: reports.map(({ configuration: _, ...report }) => report) };
}

/** Machine, library and how much of the machine was taken by others. */
function conditions({ bench, compare: compared }) {
  const { machine, workloads: reports } = bench;
  if (!machine) return 'Nothing measured yet.';
  const library = reports.find(({ compute }) => compute)?.compute.library;
  const others = reports.map(({ load }) => load.others ?? 0);
  const torch = compared.pairs.find((pair) => pair.library)?.library;
  return [
    `Machine: ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${library}${torch ? `, ${torch}` : ''}.`,
    `Workloads measured ${day(machine.at)}; other processes took ${Math.min(...others).toFixed(2)} to ${Math.max(...others).toFixed(2)} of the machine meanwhile (0 is a quiet machine).`,
    compared.at ? `Comparisons measured ${day(compared.at)}, ${compared.rounds} rounds in turns.` : '',
  ].join('\n');
}

function targets(all) {
  const rows = TARGETS.map(({ what, target, measured: read }) => {
    const verdict = read(all);
    return [what, target, verdict?.text ?? 'not measured', verdict ? (verdict.met ? 'yes' : '**no**') : ''];
  });
  return `## Targets\n\n${table([['', 'target', 'measured', 'met'], ...rows])}`;
}

function workloads({ bench }) {
  const rows = bench.workloads.flatMap(({ id, seconds, cpuSeconds, perSecond, peakMemory, load }) => {
    const parts = Object.entries(seconds).map(([part, { median, min, max }]) => [
      `${id}${part === 'step' ? '' : `, ${part}`}`,
      time(median),
      `${time(min)} to ${time(max)}`,
      cpuSeconds[part] ? time(cpuSeconds[part].median) : '',
      part === 'step' ? rates(perSecond) : '',
      part === 'step' ? `${(peakMemory / 1e9).toFixed(2)} GB` : '',
      part === 'step' ? (load.others ?? 0).toFixed(2) : '',
    ]);
    return id === 'environment' ? [[id, '', '', '', rates(perSecond), '', (load.others ?? 0).toFixed(2)]] : parts;
  });
  const head = ['workload', 'median', 'least to most', 'processor time', 'rates', 'peak memory', 'others'];
  return rows.length > 0 && `## Workloads\n\n${table([head, ...rows])}`;
}

function comparisons({ compare: { pairs } }) {
  const rows = pairs.flatMap(({ id, skipped, ours, peer, ratio }) =>
    skipped
      ? [[id, `skipped: ${skipped}`, '', '', '']]
      : Object.entries(ratio).map(([part, { median, min, max }]) => [
          `${id}, ${part}`,
          time(ours[part].median),
          time(peer[part].median),
          `${median.toFixed(2)} x`,
          `${min.toFixed(2)} to ${max.toFixed(2)}`,
        ]),
  );
  return rows.length > 0 && `## Beside PyTorch\n\n${table([['', 'ours', 'peer', 'ratio', 'rounds'], ...rows])}`;
}

/** What scaling and memory say in their own words. */
function conclusions({ bench }) {
  const texts = bench.workloads.filter(({ conclusionText }) => conclusionText);
  return texts.map(({ label, conclusionText }) => `## ${label}\n\n\`\`\`\n${conclusionText}\n\`\`\``).join('\n\n');
}

function rates(perSecond) {
  return Object.entries(perSecond)
    .map(([name, { median }]) => `${Math.round(median).toLocaleString('en-US')} ${name}/s`)
    .join(', ');
}

function time(value) {
  return value < 0.1 ? `${(value * 1000).toPrecision(3)} ms` : `${value.toFixed(2)} s`;
}

function day(moment) {
  return moment.slice(0, 16).replace('T', ' ');
}

function table([head, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
