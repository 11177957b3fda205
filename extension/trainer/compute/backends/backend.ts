import type { Availability } from '../../../engine/environments/environment';
import type { ComputeFacts } from '../../../shared/model/runFolder';

/** How a backend is to compute. */
export interface BackendOptions {
  /** CPU threads for one operation; every core when not given. Backends with a fixed number say so in their facts. */
  readonly threads?: number;
  /** `cpu` keeps a backend that could use a GPU off it. */
  readonly device?: 'auto' | 'cpu';
}

/** What looking for a backend found: usable or not with the reason, and what it would compute on. */
export interface BackendProbe extends Availability {
  readonly device?: string;
  /** For example `TensorFlow 2.16.2`. */
  readonly library?: string;
}

/** One way to run TensorFlow.js. Whoever adds one writes a file like its neighbours and a line in `table.ts`. */
export interface BackendDefinition {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Whether `auto` may take it; the others are taken by name only. */
  readonly automatic: boolean;
  /** Looks whether the backend works here. Never throws and never loads native code into this process. */
  probe(options?: BackendOptions): Promise<BackendProbe>;
  /** Makes it the backend of TensorFlow.js in this process. Call after a successful probe, once per process. */
  activate(options?: BackendOptions): Promise<ComputeFacts>;
}
