import { join } from 'node:path';
import type { EvaluationNotice } from '../../shared/model/training';
import { UserError } from '../../shared/util/userError';
import type { Algorithm } from '../algorithms/algorithm';
import { tf } from '../compute/tf';
import { writeModelFolder } from '../policy/huggingFace/modelFolder';
import { openSafetensors } from '../policy/huggingFace/safetensors';
import { writeSafetensors } from '../policy/huggingFace/safetensorsWriter';
import type { LoadedPolicy } from '../policy/loadPolicy';

/** What a checkpoint holds besides tensors. Random streams need no state: they follow from seed and iteration. */
export interface TrainingState {
  readonly updates: number;
  readonly evaluations: readonly EvaluationNotice[];
  /** Temperatures at which the iteration was still to be evaluated when the run was stopped. */
  readonly dueTemperatures: readonly number[];
}

const OPTIMIZER_FILE = 'optimizer.safetensors';

/** Writes the policy as a Hugging Face folder and the optimizer's state beside it. */
export async function writeState(folder: string, loaded: LoadedPolicy, algorithm: Algorithm | null): Promise<void> {
  const { policy, tokenizerFiles } = loaded;
  const load = (variable: typeof policy.variables extends ReadonlyMap<string, infer V> ? V : never) => ({
    shape: variable.shape,
    load: () => variable.data() as Promise<Float32Array>,
  });
  const weights = new Map([...policy.variables].map(([name, variable]) => [name, load(variable)]));
  await writeModelFolder(folder, policy.config, weights, { dtype: 'F32', tokenizerFiles });
  if (!algorithm) return;
  const state = new Map([...algorithm.optimizer.state].map(([name, variable]) => [name, load(variable)]));
  await writeSafetensors(join(folder, OPTIMIZER_FILE), state, 'F32');
}

/** Restores the optimizer's state of a checkpoint; the weights are loaded with the policy. */
export function restoreOptimizer(folder: string, algorithm: Algorithm, { updates }: TrainingState): void {
  const path = join(folder, OPTIMIZER_FILE);
  const { tensors } = openSafetensors(path);
  for (const [name, variable] of algorithm.optimizer.state) {
    const stored = tensors.get(name);
    if (!stored || stored.shape.join() !== variable.shape.join())
      throw new UserError(`${path}: the tensor ${name} [${variable.shape}] is missing or has another shape.`);
    tf.tidy(() => variable.assign(tf.tensor(stored.load(), variable.shape)));
  }
  algorithm.updates = updates;
}
