import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { AccessKey } from '../../../extension/critic/endpoint/accessKey';
import { completionAnswer } from '../../../extension/critic/endpoint/completionAnswer';
import { endpointUrl } from '../../../extension/critic/endpoint/endpointUrl';
import { refusal } from '../../../extension/critic/endpoint/refusal';
import { backoffMs, retryAfterMs } from '../../../extension/critic/endpoint/retryDelay';
import { RefusedPrompt } from '../../../extension/critic/languageModel';
import { UserError } from '../../../extension/shared/util/userError';

const SITE = new URL('https://models.example.org/v1/chat/completions');

describe('endpointUrl', () => {
  it.each([
    ['http://localhost:11434', 'http://localhost:11434/v1/chat/completions'],
    ['http://127.0.0.1:8000/v1/', 'http://127.0.0.1:8000/v1/chat/completions'],
    ['http://[::1]:8000/v1', 'http://[::1]:8000/v1/chat/completions'],
    ['https://models.example.org/api/v2', 'https://models.example.org/api/v2/chat/completions'],
    ['https://models.example.org/v1/chat/completions', SITE.href],
  ])('%s', (text, address) => {
    expect(endpointUrl(text, false).href).toBe(address);
  });

  it.each([
    ['models.example.org/v1', 'is no address'],
    ['file:///etc/passwd', 'is no address'],
    ['https://user:secret@models.example.org/v1', 'models.example.org has a name, a key or a query'],
    ['https://models.example.org/v1?key=secret', 'models.example.org has a name, a key or a query'],
    ['http://models.example.org/v1', '--allow-http'],
    ['http://localhost.example.org/v1', '--allow-http'],
    ['http://127.0.0.1.example.org/v1', '--allow-http'],
  ])('refuses %s', (text, message) => {
    expect(() => endpointUrl(text, false)).toThrow(message);
    expect(() => endpointUrl(text, false)).not.toThrow('secret');
  });

  it('takes plain http to another machine where that is allowed', () => {
    expect(endpointUrl('http://gpu:8000', true).href).toBe('http://gpu:8000/v1/chat/completions');
  });
});

describe('AccessKey', () => {
  it('goes into a header and is shown nowhere', () => {
    const key = new AccessKey(' sk-secret\n', 'KEY');
    expect(key.headers).toEqual({ authorization: 'Bearer sk-secret' });
    expect(key.hideIn('wrong key sk-secret.')).toBe('wrong key [key].');
    for (const shown of [String(key), `${inspect(key)}`, JSON.stringify({ key })])
      expect(shown).not.toContain('secret');
    expect(new AccessKey('', 'KEY').headers).toEqual({});
    expect(new AccessKey('', 'KEY').hideIn('text')).toBe('text');
  });

  it('is refused without being named', () => {
    expect(() => new AccessKey('sk secret', 'KEY')).toThrow('KEY has characters that no key has');
    expect(() => new AccessKey('sk secret', 'KEY')).not.toThrow('secret');
  });
});

describe('waiting', () => {
  it('doubles', () => {
    expect([1, 2, 3, 4].map(backoffMs)).toEqual([1000, 2000, 4000, 8000]);
  });

  it.each([
    [null, null],
    ['7', 7000],
    ['0', 0],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 50_000],
    ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
    ['soon', null],
  ])('as Retry-After says: %s', (header, delay) => {
    expect(retryAfterMs(header, 10_000)).toBe(delay);
  });
});

describe('refusal', () => {
  const document = JSON.stringify({ error: { message: 'no' } });
  it.each([
    [400, RefusedPrompt, 'no (400)'],
    [413, RefusedPrompt, 'no (413)'],
    [401, UserError, 'does not accept the key: no (401). The command line takes it from COUPLET_CRITIC_KEY'],
    [404, UserError, 'has no such model, or nothing at /v1/chat/completions: no (404)'],
    [307, UserError, 'sends on to another address (307)'],
    [451, UserError, 'https://models.example.org refuses: no (451)'],
  ] as const)('of status %i', (status, kind, message) => {
    const error = refusal(status, document, SITE);
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toContain(message);
  });

  it.each([['{"error":"model not found"}'], ['model not found']])('takes the words from %s', (text) => {
    expect(refusal(404, text, SITE).message).toContain(': model not found (404)');
  });
});

describe('completionAnswer', () => {
  const document = (choice: object, usage?: object) => JSON.stringify({ choices: [choice], usage });
  it('has the text, how it ended, and the tokens where they are known', () => {
    const usage = { prompt_tokens: 10, completion_tokens: 2 };
    expect(completionAnswer(document({ message: { content: 'good' }, finish_reason: 'stop' }, usage), SITE)).toEqual({
      text: 'good',
      end: 'stop',
      tokens: { input: 10, output: 2 },
    });
    expect(completionAnswer(document({ message: { content: null }, finish_reason: 'length' }), SITE)).toEqual({
      text: '',
      end: 'length',
      tokens: null,
    });
    expect(completionAnswer(document({ message: {}, finish_reason: 'content_filter' }), SITE).end).toBe('filter');
  });

  it.each(['<html>', 'null', '{}', '{"choices":[]}', '{"choices":[{}]}'])('is not in %s', (text) => {
    expect(() => completionAnswer(text, SITE)).toThrow('is no chat completion');
  });
});
