/** A text as a block of Markdown that nothing in it can end: its fence is longer than any run of backticks within. */
export function fenced(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}\n${text}\n${fence}`;
}

/** A text as a piece of code in a line of Markdown, without line breaks and bars, which would end a cell of a table. */
export function inline(text: string): string {
  const flat = text.replace(/\s+/g, ' ').replaceAll('|', '¦');
  const longest = Math.max(0, ...Array.from(flat.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${flat} ${fence}` : `${fence}${flat}${fence}`;
}
