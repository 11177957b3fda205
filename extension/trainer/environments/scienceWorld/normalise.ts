/** A text in lower case, words and punctuation apart, on one line. */
export function normalise(text: string): string {
  return (text.toLowerCase().match(/[a-z0-9'-]+|[^\sa-z0-9'-]/g) ?? []).join(' ');
}

/** The inventory, a heading and a line for each thing, as a sentence. */
export function describeInventory(inventory: string): string {
  const items = inventory.split('\n').slice(1).map(normalise);
  return `you carry ${items.filter((item) => item !== '').join(' , ') || 'nothing'} .`;
}
