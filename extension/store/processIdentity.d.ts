/** Names a process beyond doubt: a number alone may meanwhile belong to another process. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** The namespace that the number counts in (Linux: containers have their own); null elsewhere. */
  readonly namespace: string | null;
  /** When the process began, in ticks of a particular boot (Linux); null elsewhere. */
  readonly started: string | null;
}
export declare function ownIdentity(): ProcessIdentity;
/** Of a process that runs on this machine now. */
export declare function identityOf(pid: number): ProcessIdentity;
/** Whether a process still runs; `unknown` where it cannot be seen from here (another host or container). */
export declare function livenessOf(identity: ProcessIdentity): 'alive' | 'dead' | 'unknown';
