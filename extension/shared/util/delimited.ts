/** A table of text cells; the first row is the header. */
export type Table = readonly (readonly string[])[];

/** A number as it goes into a file: every digit, a point, nothing where there is none. */
export function exactNumber(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/** Comma-separated values as in RFC 4180, lines ended by CR LF. */
export function toCsv(table: Table): string {
  return table.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** Tab-separated values for spreadsheets; tabs and line breaks in cells become spaces. */
export function toTsv(table: Table): string {
  return table.map((row) => `${row.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')}\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
