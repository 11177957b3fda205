import { type Jitted, jit } from '../../compute/jit/jit';
import type { Policy } from '../policy';
import {
  type Decoded,
  type DecodeInput,
  decodeRows,
  type Extended,
  type ExtendInput,
  extendRows,
} from './cachedForward';
import { GenerationSession } from './generationSession';

/** Evaluate equal prompts once, and reuse what a sequence's last prompt has in common with its next. */
export interface GenerationEconomies {
  readonly deduplicate: boolean;
  readonly sharePrefixes: boolean;
}

/** Makes responses with one policy; holds the traced functions that all its sessions use. */
export class Generator {
  readonly extend: Jitted<[ExtendInput], Extended>;
  readonly decode: Jitted<[DecodeInput], Decoded>;

  constructor(
    readonly policy: Policy,
    readonly economies: GenerationEconomies,
  ) {
    this.extend = jit((input: ExtendInput) => extendRows(policy, input), { name: 'extend', mode: policy.jitMode });
    this.decode = jit((input: DecodeInput) => decodeRows(policy, input), { name: 'decode', mode: policy.jitMode });
  }

  /** A session for conversations that go on side by side. */
  open(): GenerationSession {
    return new GenerationSession(this);
  }

  dispose(): void {
    this.extend.dispose();
    this.decode.dispose();
  }
}
