/** Phrases that every room repeats, and what is left of them. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/in (?:one|another) part of the room you see/g, 'you see'],
  [/there is also/g, 'you see'],
  [/you also see/g, 'you see'],
  [/, that has nothing on it/g, ''],
  [/that is closed/g, 'closed'],
];

/** A text as a word model reads it best: lower case, words and punctuation apart, the phrases of room descriptions shortened. */
export function normalise(text: string): string {
  const lower = text.toLowerCase();
  const shorter = SHORTER.reduce((result, [phrase, replacement]) => result.replace(phrase, replacement), lower);
  return (shorter.match(/[a-z0-9'-]+|[.,:;]/g) ?? []).join(' ');
}

/** What the game lists as an inventory, line by line, as a sentence. */
export function describeInventory(inventory: string): string {
  const lines = inventory.split('\n').slice(1).map(normalise);
  const items = lines.filter((line) => line !== '' && line !== 'your inventory is currently empty .');
  return `you carry ${items.join(' , ') || 'nothing'} .`;
}
