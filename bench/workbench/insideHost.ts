/** VS Code loads this into the extension host, where it measures until the host ends. */
import fs from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { extensions } from 'vscode';
import type { Sample } from './sample';

const SAMPLE_MS = 500;
/** The monitor's own timer; what it measures is at least this. */
const RESOLUTION_MS = 5;
const MB = 1024 * 1024;

/** How long the workbench may be busy with its own start. */
const START_MS = 6_000;

const file = process.env.COUPLET_BENCH_SAMPLES!;
const collectsGarbage = process.env.COUPLET_BENCH_GC === '1';
const original = { appendFileSync: fs.appendFileSync };

export async function run(): Promise<void> {
  const opened = countOpenings();
  const activation = await activate();
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  monitor.enable();
  const collect = collectsGarbage ? garbageCollector() : null;
  let used = process.cpuUsage();
  for (;;) {
    await sleep(SAMPLE_MS);
    const blocked = Math.max(0, monitor.max / 1e6 - RESOLUTION_MS);
    const { user, system } = process.cpuUsage(used);
    collect?.();
    used = process.cpuUsage();
    const { heapUsed, rss } = process.memoryUsage();
    const sample: Sample = {
      time: Date.now(),
      blocked,
      processor: (user + system) / 1000,
      heap: collect ? heapUsed / MB : null,
      resident: rss / MB,
      opened: Object.fromEntries(opened),
      activation,
    };
    opened.clear();
    original.appendFileSync(file, `${JSON.stringify(sample)}\n`);
    monitor.reset();
  }
}

/** Milliseconds, when the workbench has started its own extensions; null where the workspace had activated it before. */
async function activate(): Promise<number | null> {
  const couplet = extensions.all.find(({ packageJSON }) => packageJSON.name === 'couplet')!;
  if (couplet.isActive) return null;
  await sleep(START_MS);
  const start = performance.now();
  await couplet.activate();
  return performance.now() - start;
}

/** Counts what the host opens in run folders from now on. The extension's bundle uses the same module. */
function countOpenings(): Map<string, number> {
  const opened = new Map<string, number>();
  const count = (name: unknown) => {
    if (typeof name !== 'string' || !name.includes(`${path.sep}runs${path.sep}`)) return;
    const kind = path.basename(name).replaceAll(/\d+/g, 'N');
    opened.set(kind, (opened.get(kind) ?? 0) + 1);
  };
  for (const name of ['openSync', 'readFileSync', 'readdirSync', 'open', 'readFile', 'readdir'] as const) {
    const before = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        count(args[0]);
        return before.apply(fs, args);
      },
    });
  }
  return opened;
}

function garbageCollector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc') as () => void;
}
