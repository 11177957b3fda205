import { lossSuite } from './lossSuite';

await lossSuite('tensorflow');
