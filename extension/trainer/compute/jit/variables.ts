import { type TensorFlow, tf } from '../tf';

/** The values that all variables had at one moment; costs references, not copies. */
export class VariableSnapshot {
  private constructor(private readonly values: ReadonlyMap<TensorFlow.Variable, TensorFlow.Tensor>) {}

  static take(): VariableSnapshot {
    const values = new Map<TensorFlow.Variable, TensorFlow.Tensor>();
    for (const variable of registered()) values.set(variable, share(variable));
    return new VariableSnapshot(values);
  }

  get variables(): readonly TensorFlow.Variable[] {
    return [...this.values.keys()];
  }

  /** The value a variable had; undefined when it did not exist. */
  valueOf(variable: TensorFlow.Variable): TensorFlow.Tensor | undefined {
    return this.values.get(variable);
  }

  /** The variables assigned since. */
  assigned(): readonly TensorFlow.Variable[] {
    return [...this.values]
      .filter(([variable, old]) => !variable.isDisposed && variable.dataId !== old.dataId)
      .map(([v]) => v);
  }

  /** How many variables were created since. */
  created(): number {
    return registered().filter((variable) => !this.values.has(variable)).length;
  }

  /** Gives every variable the value it had. */
  restore(): void {
    for (const variable of this.assigned()) variable.assign(this.values.get(variable)!);
  }

  dispose(): void {
    for (const value of this.values.values()) value.dispose();
  }
}

/** Another tensor over the same data; `clone()` copies it on some backends. */
function share(variable: TensorFlow.Variable): TensorFlow.Tensor {
  tf.backend().incRef(variable.dataId);
  return tf.keep(tf.engine().makeTensorFromTensorInfo(variable));
}

const registered = (): TensorFlow.Variable[] => Object.values(tf.engine().registeredVariables);
