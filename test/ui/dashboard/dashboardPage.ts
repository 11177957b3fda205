import type { PagedView } from '../page/viewPages';

/** The dashboard, for `ViewPages`. */
export const DASHBOARD_PAGE: PagedView = { name: 'dashboard', fakeHost: 'test/ui/dashboard/fakeHost.ts' };
