import { describe, expect, it } from 'vitest';
import { nativeBackend, withMembers } from '../../../extension/trainer/compute/jit/internals';
import { tf } from '../../../extension/trainer/compute/tf';
import { useBackend } from '../../helpers/backend';

const compute = await useBackend('tensorflow');

describe.skipIf(!compute)('nativeBackend', () => {
  it('refuses another version of TensorFlow.js', () => {
    withMembers(tf.version, { 'tfjs-core': '4.99.0' }, () => {
      expect(() => nativeBackend()).toThrow('written for TensorFlow.js 4.22.0, found TensorFlow.js 4.99.0');
    });
    expect(nativeBackend()).toBe(tf.backend());
  });

  it('refuses a backend without the members it needs', async () => {
    class Incomplete extends tf.KernelBackend {
      readonly binding = {};
      override dispose(): void {}
    }
    tf.registerBackend('incomplete', () => new Incomplete());
    await tf.setBackend('incomplete');
    expect(() => nativeBackend()).toThrow('without tensorMap, getInputTensorIds, createOutputTensor');
    await tf.setBackend('tensorflow');
    tf.removeBackend('incomplete');
  });
});

describe('withMembers', () => {
  it('replaces own and inherited members for a while', () => {
    class Inherited {
      own = 1;
      method(): string {
        return 'inherited';
      }
    }
    const target = new Inherited();
    const during = withMembers(target, { own: 2, method: () => 'replaced' }, () => [target.own, target.method()]);
    expect(during).toEqual([2, 'replaced']);
    expect([target.own, target.method(), Object.keys(target)]).toEqual([1, 'inherited', ['own']]);
  });

  it('puts them back after an error', () => {
    const target = { value: 1 };
    expect(() =>
      withMembers(target, { value: 2 }, () => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(target.value).toBe(1);
  });
});
