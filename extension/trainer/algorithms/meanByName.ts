/** The mean of every name over the records that have it. */
export function meanByName(records: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const values = new Map<string, number[]>();
  for (const record of records)
    for (const [name, value] of Object.entries(record)) {
      const known = values.get(name);
      if (known) known.push(value);
      else values.set(name, [value]);
    }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.reduce((a, b) => a + b, 0) / all.length]));
}
