import type { Condition } from './treatments';

/** Stands for "no receptacle" (the middle of the room), "no object" (an empty hand) and "in the hand". */
export const NONE = -1;

/** What stays the same throughout a task. Receptacles and objects are indices in the order they are listed; sets are bit masks. */
export interface World {
  readonly goal: string;
  /** Entity names, for example "cabinet 1", in the order the room lists them. [receptacles] */
  readonly receptacles: readonly string[];
  /** Entity names, in the order receptacles list their contents. [objects] */
  readonly objects: readonly string[];
  /** Receptacle that each object lies in at first. [objects] */
  readonly start: readonly number[];
  /** Receptacles with a door. */
  readonly containers: number;
  /** Objects of the kind the task asks for, as a set and as a list by entity number. */
  readonly wanted: number;
  readonly wantedList: readonly number[];
  /** Wanted objects that must be brought to the end. */
  readonly count: number;
  /** Condition they must be in; `UNTREATED` asks for none. */
  readonly condition: Condition;
  readonly end: 'place' | 'light';
  /** Receptacles that count as the target, as a set and as a list; none for a `light` task. */
  readonly targets: number;
  readonly targetList: readonly number[];
  /** Receptacle that the desklamp stands on. */
  readonly lamp: number;
  /** Receptacles that a desklamp could stand on, judging by their kind. */
  readonly lampPlaces: readonly number[];
  /** Receptacle of each condition's appliance; `NONE` for `UNTREATED`. [condition] */
  readonly appliances: readonly number[];
}

/** Whether a set of indices below 32 contains one. */
export function has(set: number, index: number): boolean {
  return ((set >>> index) & 1) === 1;
}
