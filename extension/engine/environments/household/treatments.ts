/**
 * What has been done to an object. A treatment replaces the one before: a clean mug that is heated is hot and no longer clean,
 * so treating the wrong way is a flaw that can be repaired.
 */
export type Condition = 0 | 1 | 2 | 3;

export const UNTREATED: Condition = 0;

export interface Treatment {
  readonly verb: 'clean' | 'heat' | 'cool';
  readonly adjective: string;
  readonly appliance: 'sinkbasin' | 'microwave' | 'fridge';
  readonly condition: Condition;
}

export const TREATMENTS = [
  { verb: 'clean', adjective: 'clean', appliance: 'sinkbasin', condition: 1 },
  { verb: 'heat', adjective: 'hot', appliance: 'microwave', condition: 2 },
  { verb: 'cool', adjective: 'cool', appliance: 'fridge', condition: 3 },
] as const satisfies readonly Treatment[];

/** The word before an object's name, with a trailing space; empty for an untreated object. [condition] */
export const ADJECTIVE_PREFIXES = ['', ...TREATMENTS.map(({ adjective }) => `${adjective} `)] as const;
