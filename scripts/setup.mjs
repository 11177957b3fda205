import path from 'node:path';
import { setUpNative } from './setup/native.mjs';

const root = path.resolve(import.meta.dirname, '..');
console.log(setUpNative({ root, variant: 'cpu', log: (line) => console.log(line) }));
