import { describe, expect, test } from 'vitest';
import { targetKey } from '../../../../../extension/shared/model/label';
import type { LabelRequest, ShownLabel } from '../../../../../extension/shared/protocol/inspector';
import { LabelBook } from '../../../../../webviews/inspector/model/labels/labelBook';
import { someLabel } from './someLabel';

const TARGET = someLabel().target;
const ADA = { by: 'Ada <ada@example.org>', blind: false };
const OTHERS = someLabel({ by: 'Grace <grace@example.org>', own: false, label: 'bad' });

const asked = (changes: Partial<LabelRequest> = {}): LabelRequest => ({
  targets: [TARGET],
  label: 'good',
  note: null,
  tags: [],
  leadSeconds: null,
  ...changes,
});

/** A host that answers when a test says so. */
function fakeHost() {
  const host = {
    stored: [OTHERS] as readonly ShownLabel[],
    asked: 0,
    answer: [] as ((error?: Error) => void)[],
  };
  const failures: unknown[] = [];
  const book = new LabelBook(
    {
      labels: async () => {
        host.asked++;
        return host.stored;
      },
      label: ({ label }) =>
        new Promise<void>((resolve, reject) =>
          host.answer.push((error) => {
            if (error) return reject(error);
            host.stored = label === null ? [OTHERS] : [OTHERS, someLabel({ label })];
            resolve();
          }),
        ),
    },
    (error) => failures.push(error),
  );
  const shown = () =>
    (book.shown.value.get(targetKey(TARGET)) ?? []).map(({ label, own, stored }) => `${label} ${own} ${stored}`);
  return { host, book, shown, failures };
}

describe('a label that is given', () => {
  test('is shown at once as being written, and as stored when the host says so', async () => {
    const { host, book, shown } = fakeHost();
    book.watch(['t0']);
    await book.refresh();
    const given = book.give(asked(), ADA);
    expect(shown()).toEqual(['good true false', 'bad false true']);
    const seen: string[][] = [];
    book.shown.subscribe(() => seen.push(shown()));
    host.answer[0]();
    await given;
    // Never hollow again, and never gone in between.
    for (const labels of seen) expect(labels).toContain('good true true');
    expect(shown()).toEqual(['bad false true', 'good true true']);
  });

  test('is taken back when the host refuses it', async () => {
    const { host, book, shown } = fakeHost();
    book.watch(['t0']);
    await book.refresh();
    const given = book.give(asked(), ADA);
    host.answer[0](new Error('The disk is full.'));
    await expect(given).rejects.toThrow('The disk is full.');
    expect(shown()).toEqual(['bad false true']);
  });

  test('gives way to a later one of the same action, whichever is stored first', async () => {
    const { host, book, shown } = fakeHost();
    book.watch(['t0']);
    await book.refresh();
    const first = book.give(asked(), ADA);
    const second = book.give(asked({ label: 'unsure' }), ADA);
    expect(shown()[0]).toBe('unsure true false');
    host.answer[0]();
    await first;
    expect(shown()[0]).toBe('unsure true false');
    host.answer[1]();
    await second;
    expect(shown()).toEqual(['bad false true', 'unsure true true']);
  });

  test('that clears one takes it away at once', async () => {
    const { host, book, shown } = fakeHost();
    host.stored = [OTHERS, someLabel()];
    book.watch(['t0']);
    await book.refresh();
    const given = book.give(asked({ label: null }), ADA);
    expect(shown()).toEqual(['bad false true']);
    host.answer[0]();
    await given;
    expect(shown()).toEqual(['bad false true']);
  });
});

describe('the labels of trajectories', () => {
  test('are asked for once, as long as the same ones are in sight', async () => {
    const { host, book } = fakeHost();
    book.watch(['t0', 't0']);
    book.watch(['t0']);
    await book.refresh();
    expect(host.asked).toBe(2);
  });

  test('of which the host cannot tell stay as they were, and the reason is told', async () => {
    const { host, book, shown, failures } = fakeHost();
    book.watch(['t0']);
    await book.refresh();
    Object.defineProperty(host, 'stored', {
      get: () => {
        throw new Error('The folder is gone.');
      },
    });
    await book.refresh();
    expect(shown()).toEqual(['bad false true']);
    expect(failures.map(String)).toEqual(['Error: The folder is gone.']);
  });
});
