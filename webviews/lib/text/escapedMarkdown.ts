/** A text as it stands in a line or a cell of Markdown, where nothing in it is a mark. */
export function escapedMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll(/[\\|`*_[\]<>#]/g, '\\$&');
}
