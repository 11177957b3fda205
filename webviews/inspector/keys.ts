/** Keys, and what they do. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly words: string;
}

/** Keybindings of VS Code as they are at first; the host turns them into commands. */
export const KEYS = {
  step: { keys: ['j', 'k'], words: 'Next and previous step' },
  trajectory: { keys: ['J', 'K'], words: 'Next and previous trajectory' },
  estimator: { keys: [']', '['], words: 'Next and previous estimator' },
  filter: { keys: ['/'], words: 'Filter the trajectories' },
  good: { keys: ['g'], words: 'Label the action good' },
  bad: { keys: ['b'], words: 'Label it bad' },
  unsure: { keys: ['u'], words: 'Label it unsure' },
  clear: { keys: ['x'], words: 'Clear the label' },
  note: { keys: ['n'], words: 'Write a note and tags to the label' },
  queue: { keys: ['.'], words: 'Next step of the label queue' },
  help: { keys: ['?'], words: 'Show this list' },
} as const satisfies Readonly<Record<string, KeyHelp>>;

/** Keys of the view's own, which work in the part that has the focus. */
export const FIXED_KEYS: readonly KeyHelp[] = [
  { keys: ['↑', '↓', 'Home', 'End'], words: 'Move in the list that has the focus' },
  { keys: ['Enter'], words: 'Open the trajectory; unfold the step' },
  { keys: ['→', '←'], words: 'From the steps to the alternatives of a step, and back' },
  { keys: ['Shift ↓', 'Shift ↑', 'Ctrl A'], words: 'Select several steps to label them together' },
  { keys: ['←', '→'], words: 'Move a splitter, a tab or the iteration that has the focus' },
  { keys: ['Esc'], words: 'Leave the filter, this list, or a selection of several steps' },
];
