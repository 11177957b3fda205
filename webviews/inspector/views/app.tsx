import { Announcer } from '../../lib/messages/announcer';
import { Loading } from '../../lib/messages/loading';
import { MessageBar } from '../../lib/messages/messageBar';
import { useObservable } from '../../lib/observable';
import { type Inspector, InspectorContext } from './context';
import { KeysDialog } from './frame/keysDialog';
import { Panes } from './frame/panes';
import { ProblemBar } from './frame/problemBar';
import { Toolbar } from './frame/toolbar';
import { LabellingBar } from './labels/labellingBar';

/** The whole inspector. */
export function App({ inspector }: { readonly inspector: Inspector }) {
  return (
    <InspectorContext.Provider value={inspector}>
      <h1 class="visually-hidden">Inspector</h1>
      <MessageBar message={inspector.model.message} />
      <Content inspector={inspector} />
      <KeysDialog />
      <Announcer announcement={inspector.model.announcement} />
    </InspectorContext.Provider>
  );
}

function Content({ inspector: { model } }: { readonly inspector: Inspector }) {
  const snapshot = useObservable(model.snapshot);
  if (!snapshot) return <Loading what="Opening the run" />;
  return (
    <>
      <header>
        <Toolbar />
        <ProblemBar />
      </header>
      <main>{snapshot.iterations.length > 0 ? <Panes /> : <NoRollouts />}</main>
      {snapshot.iterations.length > 0 && (
        <footer class="frame-foot">
          <LabellingBar />
        </footer>
      )}
    </>
  );
}

/** Nothing has been played yet, or nothing that was can be read. */
function NoRollouts() {
  return (
    <div class="empty" role="status">
      <h2>No rollouts to show</h2>
      <p>
        The first ones come with the first iteration of a training; they appear here by themselves.{' '}
        <em>Record Rollouts…</em> plays some with a checkpoint.
      </p>
    </div>
  );
}
