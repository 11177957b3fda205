import type { PagedView } from '../page/viewPages';

/** The agreement view, for `ViewPages`. */
export const AGREEMENT_PAGE: PagedView = { name: 'agreement', fakeHost: 'test/ui/agreement/fakeHost.ts' };
