/** A share as researchers write it: `.53`, `1.00`, and a dash where it was not measured. */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return '-';
  return share.toFixed(2).replace(/^(-?)0\./, '$1.');
}

/** A share with its interval: `.53 [.43, .63]`. */
export function formatInterval({ mean, low, high }: { mean: number; low: number; high: number }): string {
  return `${formatShare(mean)} [${formatShare(low)}, ${formatShare(high)}]`;
}

/** A time as one or two units: `8 s`, `3 min`, `1 h 20 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 99.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A count with thousands set apart: `1,830`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** A number of things: `1 iteration`, `8 iterations`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
