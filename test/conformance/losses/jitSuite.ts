import { describe, expect, it } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { LOSS_TYPES } from '../../../extension/trainer/algorithms/losses/lossTypes';
import { type PolicyLossInputs, policyLoss } from '../../../extension/trainer/algorithms/losses/policyLoss';
import { jit } from '../../../extension/trainer/compute/jit/jit';
import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';
import { bySign, lossSettings, lossTensors } from './lossBatch';

type Tensors = { readonly [K in keyof PolicyLossInputs]-?: TensorFlow.Tensor };

/** New random inputs of the same shapes. */
function randomInputs(rng: Rng): Tensors {
  const matrix = (tokens: number, f: () => number) =>
    Array.from({ length: 5 }, () => Array.from({ length: tokens }, f));
  const batch = {
    logProbs: matrix(4, () => -rng.uniform()),
    oldLogProbs: matrix(4, () => -rng.uniform()),
    referenceLogProbs: matrix(4, () => -rng.uniform()),
    entropy: matrix(4, () => rng.uniform()),
    ...bySign(matrix(1, () => rng.normal())),
    mask: matrix(4, () => (rng.uniform() < 0.7 ? 1 : 0)),
    count: [1, 2, 1, 3, 1],
    weight: [0.1, 0.2, 0.1, 0.3, 0.1],
  };
  return lossTensors(batch) as Tensors;
}

/** The loss and its gradient run as one graph, on inputs that change from call to call. */
export function jitSuite(): void {
  describe('as a graph', () => {
    it.each(LOSS_TYPES.map(({ id }) => id))('%s equals eager execution', (lossType) => {
      const settings = lossSettings({ lossType, dualClip: 3, klCoefficient: 0.1, entropyCoefficient: 0.01 });
      const evaluate = (inputs: Tensors) => {
        const { value, grad } = tf.valueAndGrad(
          (x) => policyLoss({ ...inputs, logProbs: x as TensorFlow.Tensor }, settings).loss,
        )(inputs.logProbs);
        return { value, grad, ...policyLoss(inputs, settings).statistics };
      };
      const graph = jit(evaluate, { name: `loss ${lossType}` });
      const rng = Rng.from('jit', lossType);
      const before = tf.memory().numTensors;
      for (let call = 0; call < 4; call++) {
        const inputs = randomInputs(rng);
        const byGraph = graph(inputs);
        const eager = tf.tidy(() => evaluate(inputs)) as Record<string, TensorFlow.Tensor>;
        for (const [name, tensor] of Object.entries(eager))
          expect(Array.from(byGraph[name as 'value'].dataSync()), `${name} of call ${call}`).toEqual(
            Array.from(tensor.dataSync(), (value) => expect.closeTo(value, 5)),
          );
        tf.dispose([inputs, byGraph, eager] as unknown as TensorFlow.TensorContainer);
      }
      expect(tf.memory().numTensors).toBe(before);
      graph.dispose();
    });
  });
}
