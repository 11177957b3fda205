/** Vocabulary of the models below. */
export const VOCABULARY = 512;

/** With `VOCABULARY` words: 1,050,752 parameters, as the peers' timings have it. */
export const TINY_MODEL = {
  layers: 4,
  hidden: 128,
  heads: 4,
  keyValueHeads: 2,
  intermediate: 512,
  tiedEmbeddings: true,
};

/** The same with as many key and value heads as query heads: 1,116,800 parameters. */
export const FULL_HEADS_MODEL = { ...TINY_MODEL, keyValueHeads: 4 };
