import { nativeBackend } from '../../compute/jit/internals';
import { op } from '../../compute/jit/op';
import { type TensorFlow, tf } from '../../compute/tf';

type Tensor = TensorFlow.Tensor;

/** x W^T (+ bias), with W [out, in] as Hugging Face folders store it. x [rows, in] -> [rows, out]. */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const y = nativeBackend() ? nativeLinear(x, weight) : tf.matMul(x, weight, false, true);
  return bias ? tf.add(y, bias) : y;
}

/**
 * TensorFlow.js multiplies everything as batches of matrices; for the few rows of a decode step the plain product of the native
 * library takes a half to a tenth of the time.
 */
function nativeLinear(x: Tensor, weight: Tensor): Tensor {
  const multiply = tf.customGrad((x, weight, save) => {
    (save as (tensors: Tensor[]) => void)([x as Tensor, weight as Tensor]);
    return {
      value: matMul(x as Tensor, weight as Tensor, false, true),
      gradFunc: (dy: Tensor, [x, weight]: Tensor[]) => [matMul(dy, weight!, false, false), matMul(dy, x!, true, false)],
    };
  });
  return multiply(x, weight);
}

function matMul(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor {
  return op('MatMul', [a, b], {
    T: ['type', 'float32'],
    transpose_a: ['bool', transposeA],
    transpose_b: ['bool', transposeB],
  });
}
