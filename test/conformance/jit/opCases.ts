import { type TensorFlow, tf } from '../../../extension/trainer/compute/tf';

type Tensor = TensorFlow.Tensor;
type Shapes = readonly (readonly number[])[];

/** One function of TensorFlow.js on inputs of given shapes, all between -1 and 1. */
export type OpCase = readonly [name: string, shapes: Shapes, run: (...inputs: Tensor[]) => Tensor];

const ints = (values: readonly number[], shape: readonly number[] = [values.length]) =>
  tf.tensor([...values], [...shape], 'int32');
const squares = (f: (x: Tensor) => Tensor) => (x: Tensor) => f(x).square().sum().asScalar();
const as4D = (x: Tensor) => x as TensorFlow.Tensor4D;

/** What models and optimizers use, with gradients where they have kernels of their own. */
export const OP_CASES: readonly OpCase[] = [
  [
    'matMul',
    [
      [33, 17],
      [17, 29],
    ],
    (a, b) => tf.matMul(a, b),
  ],
  [
    'matMul, both transposed',
    [
      [17, 33],
      [29, 17],
    ],
    (a, b) => tf.matMul(a, b, true, true),
  ],
  [
    'matMul, batches',
    [
      [4, 3, 8, 5],
      [4, 3, 5, 7],
    ],
    (a, b) => tf.matMul(a, b),
  ],
  [
    'matMul, broadcast batches',
    [
      [4, 1, 8, 5],
      [1, 3, 5, 7],
    ],
    (a, b) => tf.matMul(a, b),
  ],
  ['gather', [[10, 4]], (x) => tf.gather(x, ints([3, 3, 9, 0]))],
  ['gradient of gather', [[10, 4]], (x) => tf.grad(squares((y) => tf.gather(y, ints([3, 3, 9, 0]))))(x)],
  ['gather along axis 1', [[3, 10, 4]], (x) => tf.gather(x, ints([1, 2, 9, 1], [2, 2]), 1)],
  ['gather with a batch axis', [[3, 10, 4]], (x) => tf.gather(x, ints([1, 2, 9, 1, 0, 0], [3, 2]), 1, 1)],
  ['gatherND', [[5, 6]], (x) => tf.gatherND(x, ints([0, 1, 4, 5], [2, 2]))],
  ['scatterND', [[2, 3]], (x) => tf.scatterND(ints([4, 1], [2, 1]), x, [6, 3])],
  [
    'tensorScatterUpdate',
    [
      [6, 3],
      [2, 3],
    ],
    (x, y) => tf.tensorScatterUpdate(x, ints([4, 1], [2, 1]), y),
  ],
  [
    'einsum of attention',
    [
      [2, 5, 3, 4],
      [2, 6, 3, 4],
    ],
    (q, k) => tf.einsum('bthd,bshd->bhts', q, k),
  ],
  [
    'einsum of a product',
    [
      [4, 5],
      [5, 6],
    ],
    (a, b) => tf.einsum('ij,jk->ik', a, b),
  ],
  ['softmax', [[5, 7]], (x) => tf.softmax(x.mul(9))],
  [
    'gradient of softmax',
    [
      [5, 7],
      [5, 7],
    ],
    (x, w) => tf.grad((y) => tf.softmax(y).mul(w).sum())(x),
  ],
  [
    'gradient of logSoftmax',
    [
      [5, 7],
      [5, 7],
    ],
    (x, w) => tf.grad((y) => tf.logSoftmax(y).mul(w).sum())(x),
  ],
  ['logSumExp', [[5, 7]], (x) => tf.logSumExp(x, 1)],
  ['layer norm', [[6, 16]], normalize],
  [
    'gradient of layer norm',
    [
      [6, 16],
      [6, 16],
    ],
    (x, w) => tf.grad((y) => normalize(y).mul(w).sum())(x),
  ],
  ['slice', [[3, 4, 5, 6, 2]], (x) => tf.slice(x, [1, 1, 0, 2, 0], [2, 2, 5, 3, 1])],
  ['gradient of slice', [[3, 4, 5, 6]], (x) => tf.grad(squares((y) => tf.slice(y, [1, 1, 0, 2], [2, 2, 5, 3])))(x)],
  ['stridedSlice', [[8, 9]], (x) => tf.stridedSlice(x, [1, 8], [8, 0], [2, -3])],
  [
    'concat',
    [
      [2, 3, 1, 2, 2],
      [2, 3, 4, 2, 2],
    ],
    (a, b) => tf.concat([a, b], 2),
  ],
  [
    'pad',
    [[2, 3, 4]],
    (x) =>
      tf.pad(
        x,
        [
          [1, 0],
          [0, 2],
          [3, 1],
        ],
        0.5,
      ),
  ],
  [
    'mirrorPad',
    [[3, 4]],
    (x) =>
      tf.mirrorPad(
        x,
        [
          [1, 1],
          [2, 2],
        ],
        'reflect',
      ),
  ],
  ['transpose', [[2, 3, 4, 5, 2]], (x) => tf.transpose(x, [4, 2, 0, 3, 1])],
  ['tile', [[2, 3]], (x) => tf.tile(x, [2, 3])],
  ['split', [[4, 6]], (x) => tf.concat(tf.split(x, [1, 2, 3], 1).reverse(), 1)],
  [
    'stack',
    [
      [2, 3],
      [2, 3],
    ],
    (a, b) => tf.stack([a, b], 1),
  ],
  ['unstack', [[3, 4]], (x) => tf.unstack(x)[1]],
  ['reverse', [[2, 3, 4]], (x) => tf.reverse(x, [0, 2])],
  ['expandDims', [[3, 4]], (x) => tf.expandDims(x, 1)],
  ['broadcastTo', [[3, 1]], (x) => tf.broadcastTo(x, [2, 3, 4])],
  ['unsortedSegmentSum', [[6, 3]], (x) => tf.unsortedSegmentSum(x, SEGMENTS() as TensorFlow.Tensor1D, 5)],
  [
    'gradient of unsortedSegmentSum',
    [[6, 3]],
    (x) => tf.grad(squares((y) => tf.unsortedSegmentSum(y, SEGMENTS() as TensorFlow.Tensor1D, 5)))(x),
  ],
  ['values of topk', [[4, 20]], (x) => tf.topk(x, 5).values],
  ['indices of topk', [[4, 20]], (x) => tf.topk(x, 5).indices],
  ['oneHot', [], () => tf.oneHot(ints([1, 0, 4]), 5)],
  ['cumsum', [[4, 7]], (x) => tf.cumsum(x, 1, true, true)],
  ['cumprod', [[4, 7]], (x) => tf.cumprod(x, 1)],
  ['argMax', [[4, 7]], (x) => tf.argMax(x, 1)],
  ['argMin', [[4, 7]], (x) => tf.argMin(x, 0)],
  [
    'where',
    [
      [4, 5],
      [4, 5],
      [4, 5],
    ],
    (c, a, b) => tf.where(c.greater(0), a, b),
  ],
  ['sum', [[3, 4, 5]], (x) => tf.sum(x, [0, 2])],
  ['mean', [[3, 4, 5]], (x) => tf.mean(x, 1, true)],
  ['max', [[3, 4, 5]], (x) => tf.max(x, 1)],
  ['gradient of max', [[3, 9]], (x) => tf.grad(squares((y) => tf.max(y, 1)))(x)],
  ['prod', [[3, 4]], (x) => tf.prod(x, 1)],
  ['any', [[3, 4]], (x) => tf.any(x.greater(0.5), 1).toInt()],
  ['all', [[3, 4]], (x) => tf.all(x.greater(-0.9), 1).toInt()],
  ['norm', [[3, 4]], (x) => tf.norm(x)],
  ['gelu', [[50]], (x) => x.mul(tf.erf(x.mul(4).div(Math.SQRT2)).add(1)).mul(0.5)],
  ['silu', [[50]], (x) => x.mul(tf.sigmoid(x))],
  ['gradient of silu', [[50]], (x) => tf.grad(squares((y) => y.mul(tf.sigmoid(y))))(x)],
  ...(
    [
      'tanh',
      'softplus',
      'elu',
      'relu',
      'selu',
      'leakyRelu',
      'exp',
      'expm1',
      'sin',
      'cos',
      'square',
      'abs',
      'neg',
      'sign',
      'floor',
      'ceil',
    ] as const
  ).map((name): OpCase => [name, [[50]], (x) => tf[name](x)]),
  ['relu6', [[50]], (x) => tf.relu6(x.mul(9))],
  ['prelu', [[50], [50]], (x, alpha) => tf.prelu(x, alpha)],
  [
    'logs and roots',
    [[50]],
    (x) => tf.concat([tf.log(x.abs()), tf.log1p(x.abs()), tf.sqrt(x.abs()), tf.rsqrt(x.abs())]),
  ],
  ['pow', [[9], [9]], (a, b) => tf.pow(a.abs(), b)],
  ['mod', [[9]], (x) => tf.mod(x.mul(10), tf.scalar(3))],
  ['floorDiv', [], () => tf.floorDiv(ints([7, -7]), ints([2, 2]))],
  ['minimum and maximum', [[9], [9]], (a, b) => tf.minimum(a, b).add(tf.maximum(a, b).mul(2))],
  ['gradient of minimum', [[9], [9]], (a, b) => tf.grad((x) => tf.minimum(x, b).square().sum())(a)],
  ['clipByValue', [[9]], (x) => tf.clipByValue(x, -0.3, 0.4)],
  ['gradient of clipByValue', [[9]], (x) => tf.grad(squares((y) => tf.clipByValue(y, -0.3, 0.4)))(x)],
  ['atan2', [[9], [9]], (a, b) => tf.atan2(a, b)],
  ['isNaN', [], () => tf.isNaN(tf.tensor([Number.NaN, 1, Number.POSITIVE_INFINITY])).toInt()],
  ['logicalAnd', [[9], [9]], (a, b) => tf.logicalAnd(a.greater(0), b.lessEqual(0)).toInt()],
  ['round', [[9]], (x) => tf.round(x.mul(10))],
  ['cast', [[9]], (x) => tf.cast(x.mul(10), 'int32')],
  ['range and fill', [], () => tf.range(0, 5).add(tf.fill([5], 2))],
  [
    'conv2d',
    [
      [2, 8, 8, 3],
      [3, 3, 3, 5],
    ],
    (x, w) => tf.conv2d(as4D(x), as4D(w), 2, 'same'),
  ],
  [
    'gradient of conv2d',
    [
      [1, 6, 6, 2],
      [3, 3, 2, 4],
    ],
    (x, w) => tf.grad((y) => tf.conv2d(as4D(x), as4D(y), 1, 'same').square().sum())(w),
  ],
  [
    'gradient of conv1d',
    [
      [2, 9, 4],
      [3, 4, 4],
    ],
    (x, w) =>
      tf.grad((y) =>
        tf
          .conv1d(y as TensorFlow.Tensor3D, w as TensorFlow.Tensor3D, 1, 'same')
          .square()
          .sum(),
      )(x),
  ],
  [
    'depthwiseConv2d',
    [
      [1, 6, 6, 4],
      [3, 3, 4, 2],
    ],
    (x, w) => tf.depthwiseConv2d(as4D(x), as4D(w), 1, 'same'),
  ],
  ['maxPool', [[1, 6, 6, 4]], (x) => tf.maxPool(as4D(x), 2, 2, 'valid')],
  ['gradient of avgPool', [[1, 6, 6, 4]], (x) => tf.grad(squares((y) => tf.avgPool(as4D(y), 2, 2, 'same')))(x)],
  ['resizeBilinear', [[1, 6, 6, 4]], (x) => tf.image.resizeBilinear(as4D(x), [9, 9])],
  [
    'conv2dTranspose',
    [
      [1, 4, 4, 3],
      [3, 3, 5, 3],
    ],
    (x, w) => tf.conv2dTranspose(as4D(x), as4D(w), [1, 8, 8, 5], 2, 'same'),
  ],
  ['bandPart', [[5, 5]], (x) => tf.linalg.bandPart(x, 1, 2)],
  ['qr', [[5, 5]], (x) => tf.matMul(...tf.linalg.qr(x))],
  ['fft', [[16], [16]], (re, im) => tf.real(tf.spectral.fft(tf.complex(re, im)))],
  ['softmaxCrossEntropy', [[3, 5]], (x) => tf.losses.softmaxCrossEntropy(tf.oneHot(ints([1, 0, 4]), 5), x)],
  [
    'a custom gradient',
    [[3, 5]],
    (x) =>
      tf.grad(
        tf.customGrad((y, save) => {
          (save as (tensors: Tensor[]) => void)([y as Tensor]);
          return { value: (y as Tensor).sum(), gradFunc: (dy, [saved]) => (saved as Tensor).mul(dy as Tensor).mul(3) };
        }) as (y: Tensor) => Tensor,
      )(x),
  ],
  ['dropout that drops nothing', [], () => tf.dropout(tf.ones([4]), 0)],
];

const SEGMENTS = () => ints([0, 2, 2, 1, 0, 3]);

function normalize(x: Tensor): Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).div(variance.add(1e-5).sqrt());
}
