import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jointAgreement, pairAgreement, type RatedUnit } from '../../../extension/engine/agreement/agreement';
import { Rng } from '../../../extension/shared/util/rng';

interface Golden {
  readonly cases: readonly {
    readonly name: string;
    readonly categories: number;
    /** [raters][units] */
    readonly ratings: readonly (readonly (number | null)[])[];
    readonly pairs: readonly {
      readonly raters: readonly [number, number];
      readonly confusion: readonly (readonly number[])[];
      readonly raw: number;
      readonly kappa: number | null;
    }[];
    readonly alpha: number | null;
  }[];
}

const GOLDEN = JSON.parse(
  readFileSync(new URL('../../fixtures/agreement/golden.json', import.meta.url), 'utf8'),
) as Golden;

const NO_BOOTSTRAP = { resamples: 0, rng: Rng.from('unused') };

describe.each(GOLDEN.cases)('$name', ({ categories, ratings, pairs, alpha }) => {
  const units: RatedUnit[] = ratings[0]!.map((_, unit) => ({
    trajectoryId: `t${unit % 7}`,
    ratings: ratings.map((rater) => rater[unit]!),
  }));

  it("has scikit-learn's confusion matrices, raw agreement and kappa", () => {
    for (const { raters, confusion, raw, kappa } of pairs) {
      const ours = pairAgreement(units, ...raters, categories, NO_BOOTSTRAP);
      expect(ours.confusion).toEqual(confusion);
      expect(ours.raw.value).toBeCloseTo(raw, 12);
      if (kappa === null) expect(ours.kappa.value).toBeNaN();
      else expect(ours.kappa.value).toBeCloseTo(kappa, 12);
    }
  });

  it("has the krippendorff package's alpha", () => {
    const ours = jointAgreement(units, categories, NO_BOOTSTRAP).alpha.value;
    if (alpha === null) expect(ours).toBeNaN();
    else expect(ours).toBeCloseTo(alpha, 12);
  });
});
