import { describe, expect, test } from 'vitest';
import { Resource } from '../../../webviews/lib/connect/resource';

/** A resource whose questions are answered when a test says so. */
function manual(room?: number) {
  const asked: string[] = [];
  const waiting = new Map<string, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  const fetch = (question: string) =>
    new Promise<string>((resolve, reject) => {
      asked.push(question);
      waiting.set(question, { resolve, reject });
    });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return {
    asked,
    resource: new Resource(fetch, room),
    answer: async (question: string, value = `${question}!`) => {
      waiting.get(question)!.resolve(value);
      await settled();
    },
    fail: async (question: string, sentence: string) => {
      waiting.get(question)!.reject(new Error(sentence));
      await settled();
    },
  };
}

describe('a resource', () => {
  test('drops questions that were overtaken, and shows the answer to the newest', async () => {
    const { asked, resource, answer } = manual();
    for (const question of ['a', 'b', 'c']) resource.ask(question);
    await answer('a');
    expect(resource.answer.value).toMatchObject({ value: null, waiting: true });
    await answer('c');
    expect(asked).toEqual(['a', 'c']);
    expect(resource.answer.value).toEqual({ question: 'c', value: 'c!', error: null, waiting: false });
  });

  test('has at once what was asked beforehand', async () => {
    const { asked, resource, answer } = manual(4);
    resource.ask('a', ['b']);
    await answer('a');
    await answer('b');
    resource.ask('b');
    expect(resource.answer.value).toMatchObject({ question: 'b', value: 'b!', waiting: false });
    expect(asked).toEqual(['a', 'b']);
  });

  test('keeps the last answers only', async () => {
    const { asked, resource, answer } = manual(1);
    for (const question of ['a', 'b', 'a']) {
      resource.ask(question);
      await answer(question);
    }
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  test('says why there is no answer, and asks again when it is asked again', async () => {
    const { asked, resource, answer, fail } = manual();
    resource.ask('a');
    await fail('a', 'The disk is full.');
    expect(resource.answer.value).toMatchObject({ error: 'The disk is full.', waiting: false });
    resource.ask('a');
    await answer('a');
    expect(asked).toEqual(['a', 'a']);
    expect(resource.answer.value).toMatchObject({ value: 'a!', error: null });
  });

  test('asks again when answers may be others, and throws away what was on its way', async () => {
    const { asked, resource, answer } = manual();
    resource.ask('a');
    resource.refresh();
    await answer('a', 'old');
    await answer('a', 'new');
    expect(asked).toEqual(['a', 'a']);
    expect(resource.answer.value.value).toBe('new');
  });

  test('shows nothing when nothing is asked', async () => {
    const { resource, answer } = manual();
    resource.ask('a');
    resource.ask(null);
    await answer('a');
    expect(resource.answer.value).toMatchObject({ value: null, waiting: false });
  });
});
