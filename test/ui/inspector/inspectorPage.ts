import type { PagedView } from '../page/viewPages';

/** The inspector, for `ViewPages`. */
export const INSPECTOR_PAGE: PagedView = { name: 'inspector', fakeHost: 'test/ui/inspector/fakeHost.ts' };
