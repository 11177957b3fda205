/** The tasks of ScienceWorld by topic, with the section of the paper's table that each stands in. */
export const TASK_NAMES = {
  boil: 'Matter: boil a substance.',
  melt: 'Matter: melt a substance.',
  freeze: 'Matter: freeze a substance.',
  'change-the-state-of-matter-of': 'Matter: change the state of a substance in any way.',
  'use-thermometer': 'Measurement: use a thermometer.',
  'measure-melting-point-known-substance': 'Measurement: melting point of a known substance.',
  'measure-melting-point-unknown-substance': 'Measurement: melting point of an unknown substance.',
  'power-component': 'Electricity: build a circuit.',
  'power-component-renewable-vs-nonrenewable-energy': 'Electricity: renewable against other energy.',
  'test-conductivity': 'Electricity: conductivity of a known substance.',
  'test-conductivity-of-unknown-substances': 'Electricity: conductivity of an unknown substance.',
  'find-living-thing': 'Classification: find a living thing.',
  'find-non-living-thing': 'Classification: find a thing that does not live.',
  'find-plant': 'Classification: find a plant.',
  'find-animal': 'Classification: find an animal.',
  'grow-plant': 'Biology: grow a plant.',
  'grow-fruit': 'Biology: grow a fruit.',
  'chemistry-mix': 'Chemistry: mix substances by a recipe.',
  'chemistry-mix-paint-secondary-color': 'Chemistry: mix a secondary colour.',
  'chemistry-mix-paint-tertiary-color': 'Chemistry: mix a tertiary colour.',
  'lifespan-longest-lived': 'Biology: find the animal that lives longest.',
  'lifespan-shortest-lived': 'Biology: find the animal that lives shortest.',
  'lifespan-longest-lived-then-shortest-lived': 'Biology: the longest, then the shortest life.',
  'identify-life-stages-1': 'Biology: stages of the life of an animal.',
  'identify-life-stages-2': 'Biology: stages of the life of a plant.',
  'inclined-plane-determine-angle': 'Forces: angle of an inclined plane.',
  'inclined-plane-friction-named-surfaces': 'Forces: friction of named surfaces.',
  'inclined-plane-friction-unnamed-surfaces': 'Forces: friction of unnamed surfaces.',
  'mendelian-genetics-known-plant': 'Biology: genetics of a known plant.',
  'mendelian-genetics-unknown-plant': 'Biology: genetics of an unknown plant.',
} as const;

export type TaskName = keyof typeof TASK_NAMES;

/** Held out by default: of each topic one that its other tasks prepare for. */
export const DEFAULT_HELD_OUT = [
  'freeze',
  'measure-melting-point-unknown-substance',
  'test-conductivity-of-unknown-substances',
  'find-animal',
  'grow-fruit',
  'chemistry-mix-paint-tertiary-color',
  'lifespan-shortest-lived',
  'inclined-plane-friction-unnamed-surfaces',
  'mendelian-genetics-unknown-plant',
] as const satisfies readonly TaskName[];

/** Tasks that cannot be done without electrical actions. */
export const isElectrical = (task: string): boolean => /^(power-component|test-conductivity)/.test(task);
