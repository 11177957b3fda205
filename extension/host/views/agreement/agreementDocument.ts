import type { AgreementComparison, AgreementPair } from '../../../shared/protocol/agreement';

/** An action as the command line names it. */
interface NamedStep {
  readonly trajectory: string;
  readonly step: number;
  readonly action: string | null;
}

/** What `couplet labels agreement --steps --json` prints. */
export interface AgreementDocument extends Omit<AgreementComparison, 'pairs' | 'resamples'> {
  /** All people and models, oracle and rules, compared or not. */
  readonly available: readonly {
    readonly id: string;
    readonly labels: number | null;
    readonly blind: number | null;
  }[];
  /** With the actions of each cell. [categories][categories][actions] */
  readonly pairs: readonly (AgreementPair & {
    readonly cells: readonly (readonly (readonly NamedStep[])[])[];
  })[];
}

/** The document as it is shown, without the actions, which may be many. */
export function comparisonOf(
  { available: _, pairs, ...report }: AgreementDocument,
  resamples: number,
): AgreementComparison {
  return { ...report, resamples, pairs: pairs.map(({ cells: __, ...pair }) => pair) };
}
