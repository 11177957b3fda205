import type {
  AgreementComparison,
  AgreementPair,
  AgreementRater,
  AgreementSnapshot,
} from '../../extension/shared/protocol/agreement';

export const ADA = 'human:Ada Lovelace <ada@example.org>';
export const GRACE = 'human:Grace Hopper <grace@example.org>';

const computed = { labels: null, blind: null };

/** Two people, the judges of the run, and two estimators. */
export const FAKE_RATERS: readonly AgreementRater[] = [
  { id: ADA, kind: 'human', name: 'Ada Lovelace', labels: 140, blind: 140 },
  { id: GRACE, kind: 'human', name: 'Grace Hopper', labels: 130, blind: 12 },
  { id: 'oracle', kind: 'oracle', name: 'Oracle', ...computed },
  { id: 'rules', kind: 'rules', name: 'Rules', ...computed },
  { id: 'advantage:grpo', kind: 'advantage', name: "Sign of GRPO (the run's own)", ...computed },
  { id: 'advantage:gigpo', kind: 'advantage', name: 'Sign of GiGPO', ...computed },
];

/** A pair by its confusion matrix; the coefficients are made up. */
export function fakePair(
  raters: readonly [string, string],
  confusion: readonly (readonly number[])[],
  kappa: number | null,
  changes: Partial<AgreementPair> = {},
): AgreementPair {
  const units = confusion.flat().reduce((sum, count) => sum + count, 0);
  const agreed = confusion.reduce((sum, row, i) => sum + row[i], 0);
  const around = (value: number | null) =>
    value === null
      ? { value, low: null, high: null }
      : { value, low: Math.max(-1, value - 0.1), high: Math.min(1, value + 0.1) };
  return {
    raters,
    units,
    trajectories: 24,
    raw: around(units > 0 ? agreed / units : null),
    kappa: around(kappa),
    alpha: around(kappa),
    confusion,
    blind: [raters[0] === ADA ? units : Math.min(12, units), raters[1] === GRACE ? 12 : null],
    ...changes,
  };
}

/** Four raters: people who agree, judges who do less, and a sign that contradicts. */
export function fakeComparison(): AgreementComparison {
  const matrix = (a: number, b: number, c: number, d: number) => [
    [a, b],
    [c, d],
  ];
  return {
    raters: [ADA, GRACE, 'oracle', 'advantage:grpo'],
    categories: ['good', 'bad'],
    units: 140,
    trajectories: 24,
    alpha: { value: 0.412, low: 0.301, high: 0.523 },
    pairs: [
      fakePair([ADA, GRACE], matrix(61, 9, 6, 54), 0.77),
      fakePair([ADA, 'oracle'], matrix(60, 12, 18, 50), 0.57),
      fakePair([ADA, 'advantage:grpo'], matrix(20, 40, 38, 22), -0.3),
      fakePair([GRACE, 'oracle'], matrix(112, 6, 7, 5), 0.38),
      fakePair([GRACE, 'advantage:grpo'], matrix(4, 2, 1, 3), 0.4, { trajectories: 1 }),
      fakePair(['oracle', 'advantage:grpo'], matrix(0, 0, 0, 0), null, { blind: [null, null] }),
    ],
    resamples: 1000,
  };
}

/** What a host says first. */
export function fakeSnapshot(changes: Partial<AgreementSnapshot> = {}): AgreementSnapshot {
  return {
    revision: 1,
    name: 'household-001',
    folder: '/home/me/runs/household-001',
    raters: FAKE_RATERS,
    comparison: fakeComparison(),
    working: false,
    outdated: false,
    problem: null,
    ...changes,
  };
}
