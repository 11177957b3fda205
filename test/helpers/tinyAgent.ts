/** The smallest agent there is: one layer that presses buttons in two contexts, trained in a second or two. */
export const TINY_AGENT = {
  environment: { id: 'contexts', goodContexts: 1, badContexts: 1, words: 6, similarity: 0.5 },
  policy: { layers: 1, hidden: 8, heads: 1, keyValueHeads: 1, intermediate: 8, maxPositions: 128 },
  coldStart: { steps: 0 },
  rollout: { tasks: 2, group: 4, maxNewTokens: 4 },
} as const;

/** An evaluation of it that takes no time, at the beginning and the end of its training. */
export const TINY_EVALUATION = { episodes: 2, every: 0, greedy: false, splits: ['L0'] } as const;

/** The reference backend, which is there on every machine. */
export const REFERENCE_BACKEND = { backend: 'cpu', threads: 1 } as const;
