import type { OptionTable } from '../command';

/** Options of `couplet critic --source model`. */
export const MODEL_OPTIONS = {
  endpoint: {
    kind: 'text',
    value: 'URL',
    description: 'model: an OpenAI-compatible API, for example http://localhost:11434/v1.',
  },
  model: { kind: 'text', value: 'NAME', description: 'model: its name there.' },
  template: { kind: 'text', value: 'FILE', description: 'model: the prompt; ours unless given.' },
  'write-template': {
    kind: 'text',
    value: 'FILE',
    description: 'model: write our prompt to a new file, to be edited, and ask nothing.',
  },
  hindsight: { kind: 'flag', description: 'model: show what came of the action, {outcome} in the prompt.' },
  iteration: { kind: 'number', integer: true, minimum: 1, value: 'N', description: 'model: only this iteration.' },
  split: { kind: 'text', value: 'SPLIT', description: 'model: only trajectories of L0, L1 or L2.' },
  sample: { kind: 'number', integer: true, minimum: 1, value: 'N', description: 'model: so many steps, drawn.' },
  seed: { kind: 'number', integer: true, minimum: 0, value: 'S', description: 'model: of the draw; 0 unless given.' },
  labelled: {
    kind: 'flag',
    description: 'model: only actions that people have labelled, taken or not, to see how far it agrees.',
  },
  'only-alternatives': { kind: 'flag', description: 'model: what was admissible and not taken, without what was.' },
  'max-tokens': {
    kind: 'number',
    integer: true,
    minimum: 1,
    value: 'N',
    description: 'model: the longest answer; 16 unless given. Models that think first need more.',
  },
  concurrency: {
    kind: 'number',
    integer: true,
    minimum: 1,
    value: 'N',
    description: 'model: questions under way at a time; 4 unless given.',
  },
  'price-in': { kind: 'number', minimum: 0, value: 'X', description: 'model: price of a million tokens sent.' },
  'price-out': { kind: 'number', minimum: 0, value: 'Y', description: 'model: price of a million tokens answered.' },
  'allow-http': { kind: 'flag', description: 'model: plain http also to another machine.' },
  yes: { kind: 'flag', description: 'model: do not ask before it begins.' },
} as const satisfies OptionTable;
