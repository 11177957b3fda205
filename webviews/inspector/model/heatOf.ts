/** Nats from which each level of heat begins: half as probable as certain, a seventh, a twentieth and so on. */
const LEVELS = [0.1, 0.7, 2, 3, 5];

/** How strongly a token is coloured, from 0 to 5, by its surprise or entropy in nats. */
export function heatOf(nats: number): number {
  return LEVELS.filter((level) => nats >= level).length;
}
