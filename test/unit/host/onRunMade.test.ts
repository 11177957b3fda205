import { expect, it } from 'vitest';
import { onRunMade } from '../../../extension/host/trainer/onRunMade';
import type { Trainings } from '../../../extension/host/trainer/trainings';

/** Trainings whose queue and jobs a test sets, and then tells of. */
class FakeTrainings {
  active: { readonly id: string; readonly trainer: unknown }[] = [];
  private queued: readonly string[] = [];
  private readonly listeners = new Set<() => void>();

  onDidChange = (listener: () => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  set(queued: readonly string[], active: Readonly<Record<string, string | null>>): void {
    this.queued = queued;
    this.active = Object.entries(active).map(([id, run]) => ({ id, trainer: { snapshot: { run } } }));
    for (const listener of this.listeners) listener();
  }

  has(id: string): boolean {
    return this.queued.includes(id) || this.active.some((training) => training.id === id);
  }

  get listening(): number {
    return this.listeners.size;
  }
}

function watch(queued: readonly string[], active: Readonly<Record<string, string | null>>) {
  const trainings = new FakeTrainings();
  trainings.set(queued, active);
  const made: string[] = [];
  onRunMade(trainings as unknown as Trainings, 'a', (run) => made.push(run));
  return { trainings, made };
}

it('tells of a run once, also of a job that has to wait', () => {
  const { trainings, made } = watch(['a'], { b: '/runs/b' });
  trainings.set([], { a: null });
  expect(made).toEqual([]);
  trainings.set([], { a: '/runs/a' });
  trainings.set([], { a: '/runs/a' });
  expect(made).toEqual(['/runs/a']);
  expect(trainings.listening).toBe(0);
});

it('gives up a job that ends or leaves the queue without a run', () => {
  const { trainings, made } = watch([], { a: null });
  trainings.set([], {});
  expect(made).toEqual([]);
  expect(trainings.listening).toBe(0);
});

it('tells at once where the run is there already', () => {
  const { trainings, made } = watch([], { a: '/runs/a' });
  expect(made).toEqual(['/runs/a']);
  expect(trainings.listening).toBe(0);
});
