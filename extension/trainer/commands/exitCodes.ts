/** Exit codes of the program; scripts rely on them. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;
