import { useMemo } from 'preact/hooks';
import { useObservable } from '../../lib/observable';
import { useTheme } from '../../lib/theme/useTheme';
import type { Actions } from '../actions';
import type { DashboardModel } from '../model/dashboardModel';
import { ChartsView } from './chartsView';
import { DashboardContext } from './context';
import { Empty, Loading, NoMetrics } from './emptyStates';
import { MessageBar } from './messageBar';
import { RunBar } from './runBar';
import { TableView } from './tableView';
import { Toolbar } from './toolbar';
import { useGroups } from './useGroups';

/** The whole dashboard. */
export function App({ model, actions }: { readonly model: DashboardModel; readonly actions: Actions }) {
  const theme = useTheme();
  const dashboard = useMemo(() => ({ model, actions, theme }), [model, actions, theme]);
  return (
    <DashboardContext.Provider value={dashboard}>
      <h1 class="visually-hidden">Dashboard</h1>
      <MessageBar />
      <Content model={model} />
      <Announcer model={model} />
    </DashboardContext.Provider>
  );
}

function Content({ model }: { readonly model: DashboardModel }) {
  const runs = useObservable(model.runs);
  const loaded = useObservable(model.loaded);
  const ready = useObservable(model.snapshot) !== null;
  const { display } = useObservable(model.view);
  const groups = useGroups(model);
  if (!ready) return <Loading what="Looking for runs" />;
  if (runs.length === 0) return <Empty />;
  return (
    <>
      <header>
        <RunBar />
        <Toolbar groups={groups} />
      </header>
      <main>
        {groups.length === 0 ? (
          loaded ? (
            <NoMetrics />
          ) : (
            <Loading what="Reading metrics" />
          )
        ) : display === 'table' ? (
          <TableView groups={groups} />
        ) : (
          <ChartsView groups={groups} />
        )}
      </main>
    </>
  );
}

/** Says to screen readers what cannot be seen otherwise, such as the values at the cursor. */
function Announcer({ model }: { readonly model: DashboardModel }) {
  return (
    <div class="visually-hidden" aria-live="polite" aria-atomic="true">
      {useObservable(model.announcement)}
    </div>
  );
}
