import type { TensorFlow } from '../tf';
import type { NativeBackend } from './internals';
import { JitError } from './jitError';
import type { CallPlan } from './program';
import type { Runner } from './runner';
import type { Tree } from './tree';

/** A loaded program that is called with tensors. */
export class Executable<R extends Tree> {
  /** How many calls were compared with eager execution. */
  checked = 0;

  constructor(
    private readonly label: string,
    private readonly backend: NativeBackend,
    private readonly plan: CallPlan<R>,
    private readonly runner: Runner,
  ) {}

  /** Runs the graph once, assigns variables, and gives the results, which are the caller's. */
  call(tensors: readonly TensorFlow.Tensor[]): R {
    const { assigned, shapes, template } = this.plan;
    const fetched = this.run(this.feeds(tensors)).map((metadata) => this.backend.createOutputTensor(metadata));
    assigned.forEach((variable, i) => {
      const value = fetched[shapes.length + i];
      variable.assign(value);
      value.dispose();
    });
    const results = fetched.slice(0, shapes.length);
    this.checkShapes(results);
    return template.rebuild(results);
  }

  dispose(): void {
    this.runner.dispose();
    for (const { id } of this.plan.captures) this.backend.binding.deleteTensor(id);
  }

  /** Ids of what is fed when these are the arguments. */
  private feeds(tensors: readonly TensorFlow.Tensor[]): number[] {
    const { variables, assigned, captures } = this.plan;
    const gone = variables.find(({ isDisposed }) => isDisposed) ?? assigned.find(({ isDisposed }) => isDisposed);
    if (gone) {
      throw new JitError(
        this.label,
        `the variable ${gone.name} [${gone.shape}] that it uses was disposed. ` +
          'Dispose the jitted function with its variables and make a new one.',
      );
    }
    const ids = this.backend.getInputTensorIds([...tensors, ...variables]);
    for (const { id } of captures) ids.push(id);
    return ids;
  }

  private run(feeds: readonly number[]) {
    try {
      return this.runner.run(feeds);
    } catch (error) {
      throw new JitError(this.label, `the graph failed: ${(error as Error).message}`, { cause: error });
    }
  }

  /** Code after the call was written for the shapes of the recorded call. */
  private checkShapes(results: readonly TensorFlow.Tensor[]): void {
    const { shapes } = this.plan;
    const wrong = results.findIndex(({ shape }, i) => shape.join() !== shapes[i].join());
    if (wrong < 0) return;
    const found = results[wrong].shape;
    for (const result of results) result.dispose();
    throw new JitError(
      this.label,
      `result ${wrong} had shape [${shapes[wrong]}] when recorded and now has [${found}]. ` +
        "Operations whose result's shape depends on values cannot be part of a graph.",
    );
  }
}
