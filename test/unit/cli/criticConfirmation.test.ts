import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { CRITIC } from '../../../extension/trainer/commands/critic';
import { startEndpoint } from '../../helpers/fakeEndpoint';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { runBefore } from './fakeProgram';

/** The critic before a person who answers. */
async function label(answer: string) {
  const run = join(temporaryFolder(), 'run');
  cpSync('media/sample', run, { recursive: true });
  const endpoint = await startEndpoint();
  onTestFinished(() => endpoint.close());
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return answer;
  };
  const words = ['critic', run, '--source', 'model', '--endpoint', endpoint.origin, '--model', 'tiny', '--sample', '2'];
  const outcome = await runBefore(ask, [CRITIC], ...words);
  return { ...outcome, questions, asked: endpoint.received.length };
}

it('asks a person before it begins, and begins', async () => {
  const { code, questions, asked, stdout, stderr } = await label('y');
  expect({ code, questions, asked }).toEqual({ code: 0, questions: ['Begin? [y/N] '], asked: 2 });
  expect(stderr).toMatch(/Estimated by length: [\d,]+ tokens to send/);
  expect(stdout).toMatch(/^tiny, prompt \w{8}: 2 good and 0 bad actions, of which 2 are new\.\n200 tokens sent/);
});

it.each(['', 'n', 'yesterday'])('asks the model nothing when the answer is %j', async (answer) => {
  const { code, asked, stderr } = await label(answer);
  expect({ code, asked }).toEqual({ code: 1, asked: 0 });
  expect(stderr).toContain('Nothing was asked.');
});
