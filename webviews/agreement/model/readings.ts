/** A number of a pair in plain words. */
export interface Reading {
  readonly id: 'raw' | 'kappa' | 'alpha';
  readonly name: string;
  readonly measures: string;
  /** How the value is often read, with the source; null where nobody reads it so. */
  of(value: number): string | null;
}

/** Upper bounds of the words for kappa, which its authors give with two digits. Source: Landis and Koch, Biometrics 33 (1977), 165. */
const STRENGTHS = [
  { below: 0, word: 'poor' },
  { below: 0.205, word: 'slight' },
  { below: 0.405, word: 'fair' },
  { below: 0.605, word: 'moderate' },
  { below: 0.805, word: 'substantial' },
  { below: Number.POSITIVE_INFINITY, word: 'almost perfect' },
] as const;

/** Bounds of what may be concluded from alpha. Source: Krippendorff, Content Analysis, 3rd edition (2013), 12.3. */
const [RELIABLE, TENTATIVE] = [0.8, 0.667];

/** The numbers of a pair, in the order in which they are shown. */
export const READINGS: readonly Reading[] = [
  {
    id: 'raw',
    name: 'Raw agreement',
    measures:
      'Share of actions on which both say the same. Some of it is chance, and more where one label is frequent.',
    of: () => null,
  },
  {
    id: 'kappa',
    name: "Cohen's kappa",
    measures: 'Agreement beyond chance: 1 is full agreement, 0 what chance gives, below 0 less than that.',
    of: (value) =>
      `Often called ${STRENGTHS.find(({ below }) => value < below)!.word} (Landis and Koch 1977), a convention and no test.`,
  },
  {
    id: 'alpha',
    name: "Krippendorff's alpha",
    measures: 'Agreement beyond chance like kappa, but for any number of raters and with labels missing.',
    of: (value) => `${conclusions(value)} (Krippendorff 2013: 0.8 to rely on data, 0.667 for tentative conclusions).`,
  },
];

function conclusions(value: number): string {
  if (value >= RELIABLE) return 'High enough to rely on';
  return value >= TENTATIVE ? 'Enough for tentative conclusions' : 'Too low to conclude from';
}
