import { useMemo } from 'preact/hooks';
import { Announcer } from '../../lib/messages/announcer';
import { Loading } from '../../lib/messages/loading';
import { MessageBar } from '../../lib/messages/messageBar';
import { useObservable } from '../../lib/observable';
import { useTheme } from '../../lib/theme/useTheme';
import type { Actions } from '../actions';
import type { DashboardModel } from '../model/dashboardModel';
import { ChartsView } from './chartsView';
import { DashboardContext } from './context';
import { Empty, NoMetrics } from './emptyStates';
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
      <MessageBar message={model.message} />
      <Content model={model} />
      <Announcer announcement={model.announcement} />
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
