import type { Split } from '../../../shared/model/environmentFacts';
import { TREATMENTS, type Treatment } from './treatments';

/** What a kind of task asks for. Families are known from training; compositions join parts that training shows only apart. */
export interface TaskFamily {
  /** The task's category. */
  readonly id: string;
  readonly treatment: Treatment | null;
  /** Wanted objects. */
  readonly count: 1 | 2;
  /** `place`: put in the target. `light`: hold while the desklamp is switched on. */
  readonly end: 'place' | 'light';
  readonly composed: boolean;
}

const [CLEAN, HEAT, COOL] = TREATMENTS;

export const TASK_FAMILIES: readonly TaskFamily[] = [
  { id: 'place', treatment: null, count: 1, end: 'place', composed: false },
  { id: 'clean', treatment: CLEAN, count: 1, end: 'place', composed: false },
  { id: 'heat', treatment: HEAT, count: 1, end: 'place', composed: false },
  { id: 'cool', treatment: COOL, count: 1, end: 'place', composed: false },
  { id: 'light', treatment: null, count: 1, end: 'light', composed: false },
  { id: 'two', treatment: null, count: 2, end: 'place', composed: false },
  { id: 'clean-two', treatment: CLEAN, count: 2, end: 'place', composed: true },
  { id: 'heat-light', treatment: HEAT, count: 1, end: 'light', composed: true },
  { id: 'cool-two', treatment: COOL, count: 2, end: 'place', composed: true },
  { id: 'clean-light', treatment: CLEAN, count: 1, end: 'light', composed: true },
  { id: 'heat-two', treatment: HEAT, count: 2, end: 'place', composed: true },
  { id: 'cool-light', treatment: COOL, count: 1, end: 'light', composed: true },
];

/** The families of a split: the training ones for L0 and L1, all compositions for L2. */
export function familiesOf(split: Split, training: readonly string[]): readonly TaskFamily[] {
  return TASK_FAMILIES.filter(({ id, composed }) => (split === 'L2' ? composed : training.includes(id)));
}

/** The goal in words: "put two hot mug in cabinet", "examine a mug with the desklamp". */
export function goalOf(family: TaskFamily, object: string, target: string): string {
  const wanted = family.treatment ? `${family.treatment.adjective} ${object}` : object;
  if (family.end === 'light') return `examine a ${wanted} with the desklamp`;
  return family.count === 2 ? `put two ${wanted} in ${target}` : `put a ${wanted} in ${target}`;
}
