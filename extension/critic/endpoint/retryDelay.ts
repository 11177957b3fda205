const FIRST_MS = 1_000;

/** How long to wait before another try when the endpoint does not say: twice as long each time. `failures` counts from 1. */
export function backoffMs(failures: number): number {
  return FIRST_MS * 2 ** (failures - 1);
}

/** How long `Retry-After` says to wait, in milliseconds: seconds, or a date (RFC 9110, 10.2.3); null where it says nothing. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
