import { formatCount, formatShare, plural } from '../terminal/format';
import { textTable } from '../terminal/textTable';
import type { LoadFacts, MachineFacts } from './machine';
import type { WorkloadReport } from './measureWorkload';
import type { Summary } from './summary';

const GIGABYTE = 1e9;

/** The machine in one line. */
export function machineText({ cpu, cores, memory, platform, node }: MachineFacts): string {
  return `${cpu}, ${plural(cores, 'core')}, ${(memory / GIGABYTE).toFixed(0)} GB, ${platform}, Node ${node}`;
}

/** A report as lines for a person: what was done, the figures, and how far they can be trusted. */
export function workloadText(report: WorkloadReport): string {
  const { id, label, steps, warmUp, compute, facts, peakMemory, load, conclusionText } = report;
  const done = [
    `${plural(steps, 'step')} after ${warmUp} to warm up`,
    ...Object.entries(facts).map(([name, value]) => `${formatCount(value)} ${name}`),
    compute ? `${compute.library} on ${compute.device}, ${plural(compute.threads, 'thread')}` : 'no tensors',
  ];
  const rows = [...timeRows(report), ...rateRows(report), ...countRows(report)];
  const table = textTable([['', 'median', 'least', 'most', 'processor'], ...rows]);
  return [
    `${id}: ${label}`,
    `  ${done.join('; ')}`,
    indent(table),
    `  peak memory ${(peakMemory / GIGABYTE).toFixed(2)} GB; ${loadText(load)}`,
    ...(conclusionText ? ['', indent(conclusionText)] : []),
  ].join('\n');
}

/** How busy the machine was, in words. */
export function loadText({ average: [before, after], others }: LoadFacts): string {
  const share = others === null ? '' : `other processes took ${formatShare(others)} of the machine; `;
  return `${share}load average ${before.toFixed(1)} to ${after.toFixed(1)}`;
}

/** Seconds as a person reads them: `12.4 ms`, `0.98 s`, `10.0 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 0.1) return `${(seconds * 1000).toPrecision(3)} ms`;
  return `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
}

function timeRows({ seconds, cpuSeconds }: WorkloadReport): string[][] {
  return Object.entries(seconds).map(([part, summary]) => {
    const cpu = cpuSeconds[part];
    return [part, ...cells(summary, formatSeconds), cpu ? formatSeconds(cpu.median) : ''];
  });
}

function rateRows({ perSecond }: WorkloadReport): string[][] {
  return Object.entries(perSecond).map(([name, summary]) => [`${name}/s`, ...cells(summary, formatCount)]);
}

function countRows({ counts, conclusion }: WorkloadReport): string[][] {
  if (conclusion !== null) return []; // it says more about them
  const format = (value: number) => (Number.isInteger(value) ? formatCount(value) : value.toPrecision(3));
  return Object.entries(counts).map(([name, summary]) => [name, ...cells(summary, format)]);
}

function cells({ median, min, max }: Summary, format: (value: number) => string): string[] {
  return [median, min, max].map(format);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
