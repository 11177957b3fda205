import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Rng } from '../../extension/shared/util/rng';
import { BACKENDS } from '../../extension/trainer/compute/backends/table';
import { type TensorFlow, tf } from '../../extension/trainer/compute/tf';
import { ARRANGEMENT_CASES } from './backends/arrangementCases';
import { ELEMENTWISE_CASES } from './backends/elementwiseCases';
import { elementwise, type Float64Nd } from './backends/float64';
import { INTEGER_CASES } from './backends/integerCases';
import type { OpCase } from './backends/opCase';
import { REDUCTION_CASES } from './backends/reductionCases';

const OP_CASES = [...ELEMENTWISE_CASES, ...REDUCTION_CASES, ...ARRANGEMENT_CASES, ...INTEGER_CASES];

/** Of float32 sums over a few hundred terms, relative to the largest element. */
const TOLERANCE = 2e-5;
const GRADIENT_TOLERANCE = 2e-4;
/** WGSL promises sines to 2^-11 only (WGSL specification, 15.7.4). */
const COARSE: Readonly<Record<string, readonly string[]>> = { webgpu: ['sin', 'cos'] };
const COARSE_TOLERANCE = 2 ** -11;
/** Of the central differences, in float64. */
const STEP = 1e-5;

/** What manages tensors, gradients and backends and computes nothing itself. */
const NOT_COMPUTING = [
  ...[
    'tensor',
    'tensor1d',
    'tensor2d',
    'tensor3d',
    'tensor4d',
    'scalar',
    'variable',
    'keep',
    'tidy',
    'dispose',
    'memory',
  ],
  ...[
    'grads',
    'grad',
    'variableGrads',
    'valueAndGrads',
    'customGrad',
    'train',
    'util',
    'env',
    'version',
    'engine',
    'ready',
  ],
  ...[
    'backend',
    'setBackend',
    'getBackend',
    'registerBackend',
    'findBackend',
    'getKernel',
    'registerKernel',
    'unregisterKernel',
  ],
];

test('every operation of the trainer is among the cases', () => {
  const covered = namesIn(path.join(import.meta.dirname, 'backends'));
  const used = namesIn(path.join(import.meta.dirname, '../../extension/trainer'));
  expect([...used].filter((name) => !covered.has(name) && !NOT_COMPUTING.includes(name))).toEqual([]);
});

for (const backend of BACKENDS) {
  const probe = await backend.probe();
  if (!probe.ok) console.warn(`SKIPPED the ops on backend ${backend.id}: ${probe.reason}`);

  describe.skipIf(!probe.ok)(`backend ${backend.id}`, () => {
    let held = 0;
    beforeAll(async () => {
      const facts = await backend.activate();
      expect(facts.backend).toBe(backend.id);
      expect(facts.device).not.toBe('');
      held = tf.backend().numDataIds();
    });

    for (const op of OP_CASES) {
      const isCoarse = COARSE[backend.id]?.includes(op.name) === true;
      test(op.name, async () => {
        const expected = op.reference(...op.inputs);
        const actual = tf.tidy(() => op.run(...op.inputs.map(toTensor)));
        expect(actual.shape).toEqual([...expected.shape]);
        const values = await actual.data();
        actual.dispose();
        expectClose(values, expected.data, isCoarse ? COARSE_TOLERANCE : TOLERANCE);
      });
      if (op.gradient) {
        test(`gradient of ${op.name}`, async () => {
          const { weights, gradients: expected } = exactGradients(op);
          const loss = (...inputs: TensorFlow.Tensor[]) =>
            tf.sum(tf.mul(op.run(...inputs), toTensor(weights))).asScalar();
          const gradients = tf.tidy(() => tf.grads(loss)(op.inputs.map(toTensor)));
          for (const [i, gradient] of gradients.entries()) {
            expectClose(await gradient.data(), expected[i], isCoarse ? COARSE_TOLERANCE : GRADIENT_TOLERANCE);
          }
          tf.dispose(gradients);
        });
      }
    }

    test('nothing is held after all the others', () => {
      expect(tf.backend().numDataIds()).toBe(held);
    });
  });
}

/** The functions of `tf` named in the TypeScript files of a folder. */
function namesIn(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const text = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
  return new Set([...text.matchAll(/\btf\.([a-z]\w*)/g)].map((match) => match[1]).filter((name) => name in tf));
}

function toTensor({ data, shape }: Float64Nd): TensorFlow.Tensor {
  return tf.tensor(Float32Array.from(data), [...shape]);
}

interface ExactGradients {
  /** Of the results in the sum that is differentiated: different, so that a gradient in the wrong place is seen. */
  readonly weights: Float64Nd;
  readonly gradients: readonly Float64Array[];
}

const known = new Map<OpCase, ExactGradients>();

/** Computed once for all backends. */
function exactGradients(op: OpCase): ExactGradients {
  const rng = Rng.from('weights', op.name);
  const weights = elementwise(() => Math.fround(0.5 + rng.uniform()), op.reference(...op.inputs));
  const exact = known.get(op) ?? { weights, gradients: op.inputs.map((_, i) => finiteDifferences(op, i, weights)) };
  known.set(op, exact);
  return exact;
}

/** Central differences in double precision of the weighted sum of the reference. */
function finiteDifferences(op: OpCase, which: number, weights: Float64Nd): Float64Array {
  const loss = (value: number, element: number) => {
    const inputs = op.inputs.map((input, i) => (i === which ? { ...input, data: input.data.slice() } : input));
    inputs[which].data[element] = value;
    return op.reference(...inputs).data.reduce((sum, result, i) => sum + result * weights.data[i], 0);
  };
  return op.inputs[which].data.map((value, i) => (loss(value + STEP, i) - loss(value - STEP, i)) / (2 * STEP));
}

function expectClose(actual: ArrayLike<number>, expected: Float64Array, tolerance: number): void {
  const scale = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  const worst = expected.reduce((error, value, i) => Math.max(error, Math.abs(value - actual[i])), 0);
  expect(actual.length).toBe(expected.length);
  expect(worst / scale).toBeLessThan(tolerance);
}
