/** Receptacles that start closed and hide what lies in them. */
export const CONTAINERS: ReadonlySet<string> = new Set(['cabinet', 'drawer', 'fridge', 'microwave', 'safe']);

/** Receptacles that fill a room, besides the appliances, the lamp's place and the target. */
export const PLACES = [
  'cabinet',
  'drawer',
  'countertop',
  'shelf',
  'desk',
  'sidetable',
  'dresser',
  'safe',
  'armchair',
  'diningtable',
] as const;

/** Receptacles that a task may name as its target. */
export const TARGETS = [
  'cabinet',
  'drawer',
  'countertop',
  'shelf',
  'dresser',
  'safe',
  'armchair',
  'diningtable',
] as const;

/** Where the desklamp may stand. */
export const LAMP_PLACES = ['desk', 'sidetable'] as const;

export const LAMP = 'desklamp 1';

/** Objects that a task may ask for. */
export const OBJECTS = [
  'mug',
  'plate',
  'cup',
  'apple',
  'potato',
  'egg',
  'bread',
  'tomato',
  'bowl',
  'pan',
  'lettuce',
  'spoon',
] as const;

/** Objects that may lie about without being asked for. */
export const DISTRACTORS = [...OBJECTS, 'book', 'pen', 'cd', 'vase', 'candle', 'watch', 'pillow', 'keychain'] as const;

/** At most this many distractors of a kind: entity numbers stay within a vocabulary known beforehand. */
export const DISTRACTOR_COPIES = 2;

/** At most this many receptacles of a kind in a room of `receptacles`. */
export function receptacleCopies(receptacles: number): number {
  return Math.max(2, Math.ceil(receptacles / 5));
}
