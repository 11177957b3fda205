import { lossSuite } from './lossSuite';

await lossSuite('wasm');
