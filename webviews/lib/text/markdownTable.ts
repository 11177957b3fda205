/** A table of texts as Markdown; nothing in a cell can end it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = (cell: string) => cell.replace(/\s+/g, ' ').replaceAll(/[\\|`*_[\]<>]/g, '\\$&');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows.map((row) => row.map(escaped))].map(line).join('\n');
}
