import { lossSuite } from './lossSuite';

await lossSuite('cpu');
