import { useMemo } from 'preact/hooks';
import { Announcer } from '../../lib/messages/announcer';
import { Loading } from '../../lib/messages/loading';
import { MessageBar } from '../../lib/messages/messageBar';
import { useObservable } from '../../lib/observable';
import type { Actions } from '../actions';
import type { AgreementModel } from '../model/agreementModel';
import { ComparisonView } from './comparisonView';
import { AgreementContext } from './context';
import { NotCompared } from './notCompared';
import { StateBar } from './stateBar';
import { Toolbar } from './toolbar';

/** The whole agreement view. */
export function App({ model, actions }: { readonly model: AgreementModel; readonly actions: Actions }) {
  const agreement = useMemo(() => ({ model, actions }), [model, actions]);
  return (
    <AgreementContext.Provider value={agreement}>
      <h1 class="visually-hidden">Agreement</h1>
      <MessageBar message={model.message} />
      <Content model={model} />
      <Announcer announcement={model.announcement} />
    </AgreementContext.Provider>
  );
}

function Content({ model }: { readonly model: AgreementModel }) {
  const snapshot = useObservable(model.snapshot);
  if (!snapshot) return <Loading what="Opening the run" />;
  const { comparison } = snapshot;
  return (
    <>
      <header>
        <Toolbar />
        <StateBar />
      </header>
      <main>{comparison ? <ComparisonView comparison={comparison} /> : <NotCompared />}</main>
    </>
  );
}
