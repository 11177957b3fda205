import type { Binding } from './internals';

/** A resource of the native library: id of its handle and TensorFlow's type of its values. */
export interface ResourceRef {
  readonly handle: number;
  readonly dtype: number;
}

/** The values that resources had at one moment. TensorFlow copies them when they are next written to. */
export class ResourceSnapshot {
  private constructor(
    private readonly binding: Binding,
    private readonly saved: readonly (ResourceRef & { readonly value: number })[],
  ) {}

  static take(binding: Binding, resources: readonly ResourceRef[]): ResourceSnapshot {
    const read = ({ handle, dtype }: ResourceRef) =>
      binding.executeOp('ReadVariableOp', [typeAttribute(binding, dtype)], [handle], 1)[0].id;
    return new ResourceSnapshot(
      binding,
      resources.map((resource) => ({ ...resource, value: read(resource) })),
    );
  }

  /** The values, resource by resource. */
  values(): readonly ArrayLike<number>[] {
    return this.saved.map(({ value }) => this.binding.tensorDataSync(value));
  }

  restore(): void {
    for (const { handle, dtype, value } of this.saved) {
      this.binding.executeOp('AssignVariableOp', [typeAttribute(this.binding, dtype)], [handle, value], 0);
    }
  }

  dispose(): void {
    for (const { value } of this.saved) this.binding.deleteTensor(value);
  }
}

const typeAttribute = (binding: Binding, value: number) => ({ name: 'dtype', type: binding.TF_ATTR_TYPE, value });
