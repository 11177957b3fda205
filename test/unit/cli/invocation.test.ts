import { expect, it } from 'vitest';
import { invocationOf } from '../../../extension/trainer/commands/invocation';

it.each([
  ['/home/ada/couplet/dist/cli.js', '/home/ada/couplet', 'node dist/cli.js'],
  ['/home/ada/couplet/dist/cli.js', '/home/ada/couplet/examples', 'node ../dist/cli.js'],
  ['/home/ada/project/node_modules/.bin/couplet', '/home/ada/project', 'npx couplet'],
  ['/usr/local/bin/couplet', '/home/ada', 'couplet'],
])('names the way %s was started', (script, folder, invocation) => {
  expect(invocationOf(script, folder)).toBe(invocation);
});
