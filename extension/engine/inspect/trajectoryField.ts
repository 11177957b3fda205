import type { Given, RowFacts } from './rowFacts';

interface Described<Kind extends string, V> {
  /** How it is called in a filter, and in settings. */
  readonly id: string;
  readonly kind: Kind;
  /** What it is, in a few words. */
  readonly help: string;
  values(facts: RowFacts): Given<V>;
}

/** NaN where a trajectory has none; `mayBeNone` where that occurs. */
export interface NumberField extends Described<'number', number> {
  readonly mayBeNone: boolean;
}

export type FlagField = Described<'flag', boolean>;

export interface TextField extends Described<'text', string> {
  /** Whether a filter names the whole text, or a part of it. */
  readonly match: 'whole' | 'part';
  /** The texts of this run; null where every trajectory has another one. */
  distinct(facts: RowFacts): readonly string[] | null;
}

/** Any number of names. */
export type NamesField = Described<'names', readonly string[]>;

/** A column of the list of trajectories, which a filter can name. */
export type TrajectoryField = NumberField | FlagField | TextField | NamesField;
