import { lossSuite } from './lossSuite';

await lossSuite('webgpu');
