import { join } from 'node:path';
import type { OptionTable } from './command';

/** Where runs are, unless said otherwise. */
export const DEFAULT_RUNS = 'runs';

/** Options that several commands share. */
export const RUNS_OPTION = {
  runs: { kind: 'text', value: 'DIR', description: `Folder that runs are in; "${DEFAULT_RUNS}" unless given.` },
} as const satisfies OptionTable;

export const SET_OPTION = {
  set: {
    kind: 'list',
    value: 'PATH=VALUE',
    description:
      'Set a parameter of the configuration, for example algorithm.learningRate=1e-3; may be given several times.',
  },
} as const satisfies OptionTable;

export const BACKEND_OPTION = {
  backend: {
    kind: 'text',
    value: 'ID',
    description: 'What computes: auto, tensorflow, webgpu, wasm or cpu. Short for --set compute.backend=ID.',
  },
} as const satisfies OptionTable;

/** Overrides with those that have an option of their own; the latter win. */
export function overridesOf(
  set: readonly string[],
  own: Readonly<Record<string, string | number | undefined>>,
): readonly string[] {
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return [...set, ...given.map(([path, value]) => `${path}=${value}`)];
}

/** A path below the folder of runs as a person would type it. */
export const runsFolder = (runs: string | undefined): string => join(runs ?? DEFAULT_RUNS);
