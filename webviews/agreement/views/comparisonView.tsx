import type { AgreementComparison } from '../../../extension/shared/protocol/agreement';
import { useObservable } from '../../lib/observable';
import { missingLabellers } from '../model/labellers';
import { useAgreement } from './context';
import { JointAlpha } from './jointAlpha';
import { KappaMatrix } from './kappaMatrix';
import { PairDetail } from './pairDetail';
import { PairsTable } from './pairsTable';
import { RaterChooser } from './raterChooser';
import { StepList } from './stepList';

/** Who is compared, all pairs, and one of them in detail. */
export function ComparisonView({ comparison }: { readonly comparison: AgreementComparison }) {
  const { model } = useAgreement();
  const { raters } = useObservable(model.snapshot)!;
  useObservable(model.view);
  const missing = missingLabellers(raters);
  const [pair, cell] = [model.pair(), model.cell()];
  return (
    <>
      <RaterChooser />
      {missing !== null && <p class="note">{missing}</p>}
      <JointAlpha comparison={comparison} />
      <PairsTable comparison={comparison} />
      <div class="columns">
        {comparison.raters.length > 2 && <KappaMatrix comparison={comparison} />}
        {pair && <PairDetail pair={pair} comparison={comparison} />}
        {cell && <StepList cell={cell} comparison={comparison} />}
      </div>
    </>
  );
}
