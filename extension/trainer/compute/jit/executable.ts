import type { TensorFlow } from '../tf';
import type { NativeBackend } from './internals';
import { JitError } from './jitError';
import type { Program } from './program';
import type { ResourceRef } from './resourceSnapshot';
import type { Runner } from './runner';
import { isTensor, type Leaf, type Tree } from './tree';

/** A loaded program that is called with tensors. */
export class Executable<R extends Tree> {
  /** How often it was called. */
  calls = 0;

  constructor(
    private readonly label: string,
    private readonly backend: NativeBackend,
    readonly program: Program<R>,
    private readonly runner: Runner,
  ) {}

  /** Runs the graph once, assigns variables, and gives the outputs, which are the caller's. */
  call(leaves: readonly Leaf[]): R {
    this.calls++;
    const { program, backend } = this;
    const results = this.run(this.feeds(leaves));
    const tensors = results.map((metadata) => backend.createOutputTensor(metadata));
    const outputs = tensors.slice(0, program.shapes.length);
    program.assigned.forEach((variable, i) => {
      variable.assign(tensors[program.shapes.length + i]);
    });
    for (const tensor of tensors.slice(program.shapes.length)) tensor.dispose();
    this.checkShapes(outputs);
    return program.template.rebuild(outputs);
  }

  /** The resources that a call with these arguments writes to. */
  writtenResources(leaves: readonly Leaf[]): readonly ResourceRef[] {
    const feeds = this.feeds(leaves);
    return this.program.written.map(({ feed, dtype }) => ({ handle: feeds[feed], dtype }));
  }

  /** Ids of what is fed when the arguments have these leaves. */
  private feeds(leaves: readonly Leaf[]): number[] {
    const { program, backend, label } = this;
    const gone =
      program.variables.find(({ isDisposed }) => isDisposed) ?? program.assigned.find(({ isDisposed }) => isDisposed);
    if (gone)
      throw new JitError(
        label,
        `the variable ${gone.name} [${gone.shape}] that it uses was disposed. Dispose the jitted function with its variables and make a new one.`,
      );
    const tensors = leaves.map((leaf) => (isTensor(leaf) ? leaf : leaf.handle));
    const ids = backend.getInputTensorIds([...tensors, ...program.variables]);
    for (const { id } of program.captures) ids.push(id);
    return ids;
  }

  dispose(): void {
    this.runner.dispose();
    for (const { id } of this.program.captures) this.backend.binding.deleteTensor(id);
  }

  private run(feeds: readonly number[]) {
    if (this.program.fetches.length === 0) return [];
    try {
      return this.runner.run(feeds);
    } catch (error) {
      throw new JitError(this.label, `the graph failed: ${(error as Error).message}`, { cause: error });
    }
  }

  /** Code after the call was written for the shapes of the recorded call. */
  private checkShapes(outputs: readonly TensorFlow.Tensor[]): void {
    const { shapes } = this.program;
    const wrong = outputs.findIndex(({ shape }, i) => shape.join() !== shapes[i].join());
    if (wrong < 0) return;
    const found = outputs[wrong].shape;
    for (const output of outputs) output.dispose();
    throw new JitError(
      this.label,
      `output ${wrong} had shape [${shapes[wrong]}] when recorded and now has [${found}]. Operations whose result's shape depends on values cannot be part of a graph.`,
    );
  }
}
