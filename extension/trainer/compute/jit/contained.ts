import { type TensorFlow, tf } from '../tf';
import { withMembers } from './internals';
import { JitError } from './jitError';
import { flatten, mapTensors, type Tree } from './tree';
import type { VariableSnapshot } from './variables';

/** Functions of TensorFlow.js that draw their numbers in JavaScript or from a state of their own, seeded or not. */
const RANDOM = new Set(
  [
    'rand',
    'randomGamma',
    'randomNormal',
    'randomStandardNormal',
    'randomUniform',
    'randomUniformInt',
    'truncatedNormal',
    'multinomial',
  ].map((name) => `${name}__op`),
);

/** Around which function, starting from which values of the variables, and whether it may create variables. */
export interface Containment {
  readonly label: string;
  readonly before: VariableSnapshot;
  readonly mayCreate: boolean;
}

let contained = false;

/** Whether the body of a jitted function is running. */
export const isContained = (): boolean => contained;

/**
 * Runs the body of a jitted function so that only its outputs and the variables it assigned remain: everything else it made is
 * freed, outputs are the caller's own, random numbers are an error. When it fails, nothing it made remains and all variables have
 * the values of `before`.
 */
export function runContained<R extends Tree>({ label, before, mayCreate }: Containment, body: () => R): R {
  const made: TensorFlow.Tensor[] = [];
  const engine = tf.engine();
  const { trackTensor, startScope } = engine;
  const members: Partial<typeof engine> = {
    trackTensor(tensor, backend) {
      if (!(tensor instanceof tf.Variable)) made.push(tensor);
      trackTensor.call(engine, tensor, backend);
    },
    startScope(name) {
      if (name !== undefined && RANDOM.has(name)) throw new JitError(label, frozenRandom(`tf.${name.slice(0, -4)}`));
      startScope.call(engine, name);
    },
  };
  const random = () => {
    throw new JitError(label, frozenRandom('Math.random'));
  };
  contained = true;
  try {
    return withMembers(engine, members, () =>
      withMembers(Math, { random }, () => {
        const out = tf.tidy(() => ownOutputs(label, body())) as R;
        const kept = made.filter((tensor) => !tensor.isDisposed).length - flatten(label, out).tensors.length;
        if (kept > 0) throw new JitError(label, `${kept} ${KEPT}`);
        if (!mayCreate && before.created() > 0) throw new JitError(label, CREATED);
        return out;
      }),
    );
  } catch (error) {
    for (const tensor of made) tensor.dispose();
    before.restore();
    throw error;
  } finally {
    contained = false;
  }
}

/** References to the same data, so that an output is never an argument, a variable or another output. */
function ownOutputs(label: string, out: Tree): TensorFlow.TensorContainer {
  if (out instanceof Promise) throw new JitError(label, ASYNCHRONOUS);
  return mapTensors(out, (tensor) => tensor.clone()) as TensorFlow.TensorContainer;
}

const ASYNCHRONOUS = 'the function is asynchronous. Make it synchronous and read results after the call.';
const CREATED = 'variables were created after the first call. Create them outside, or only in the first call.';
const KEPT = 'tensors made inside were kept (tf.keep). Return them instead; later calls would not make them.';
const frozenRandom = (what: string) =>
  `${what} was called inside. A graph would repeat the first call's numbers for ever: ` +
  'pass noise, or the seed of a stateless operation, as an argument.';
