import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Theme } from '../../lib/theme/theme';
import type { Actions } from '../actions';
import type { DashboardModel } from '../model/dashboardModel';

/** What every part of the dashboard works with. */
export interface Dashboard {
  readonly model: DashboardModel;
  readonly actions: Actions;
  readonly theme: Theme;
}

export const DashboardContext = createContext<Dashboard | null>(null);

/** To be used below a provider only. */
export function useDashboard(): Dashboard {
  return useContext(DashboardContext)!;
}
