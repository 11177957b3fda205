/** How often each class is there and how often it is recognised. */
export interface ClassRecall<C> {
  readonly label: C;
  readonly count: number;
  readonly recall: number;
}

/** Recall of every class that occurs among the true labels, in the order of first occurrence. [samples] both. */
export function recallByClass<C>(truth: readonly C[], predicted: readonly C[]): ClassRecall<C>[] {
  if (truth.length !== predicted.length)
    throw new RangeError(`recallByClass: ${truth.length} true labels but ${predicted.length} predictions`);
  const counts = new Map<C, { count: number; correct: number }>();
  truth.forEach((label, i) => {
    const entry = counts.get(label) ?? { count: 0, correct: 0 };
    entry.count += 1;
    if (predicted[i] === label) entry.correct += 1;
    counts.set(label, entry);
  });
  return [...counts].map(([label, { count, correct }]) => ({ label, count, recall: correct / count }));
}

/**
 * Mean recall over the classes that occur, so that .5 is chance for two classes however unequal they are; NaN for no
 * samples. Source: Brodersen et al., ICPR 2010; the same as scikit-learn's `balanced_accuracy_score`.
 */
export function balancedAccuracy<C>(truth: readonly C[], predicted: readonly C[]): number {
  const classes = recallByClass(truth, predicted);
  return classes.reduce((sum, { recall }) => sum + recall, 0) / classes.length;
}
