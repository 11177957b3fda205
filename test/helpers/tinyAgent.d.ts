/** The smallest agent there is: one layer that presses buttons in two contexts, trained in a second or two. */
export declare const TINY_AGENT: {
  readonly environment: {
    readonly id: 'contexts';
    readonly goodContexts: 1;
    readonly badContexts: 1;
    readonly words: 6;
    readonly similarity: 0.5;
  };
  readonly policy: {
    readonly layers: 1;
    readonly hidden: 8;
    readonly heads: 1;
    readonly keyValueHeads: 1;
    readonly intermediate: 8;
    readonly maxPositions: 128;
  };
  readonly coldStart: {
    readonly steps: 0;
  };
  readonly rollout: {
    readonly tasks: 2;
    readonly group: 4;
    readonly maxNewTokens: 4;
  };
};
/** An evaluation of it that takes no time, at the beginning and the end of its training. */
export declare const TINY_EVALUATION: {
  readonly episodes: 2;
  readonly every: 0;
  readonly greedy: false;
  readonly splits: readonly ['L0'];
};
/** The reference backend, which is there on every machine. */
export declare const REFERENCE_BACKEND: {
  readonly backend: 'cpu';
  readonly threads: 1;
};
