import { tf } from '../tf';

/** Whether this process has started a backend, which can be done once; `tf.findBackend` would start it. */
export function isStarted(id: string): boolean {
  return id in tf.engine().registry;
}
