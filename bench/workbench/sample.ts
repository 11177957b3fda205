/** How the extension host was since the sample before; one line of JSON in the file that `COUPLET_BENCH_SAMPLES` names. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Longest time that the event loop did not turn, milliseconds. */
  readonly blocked: number;
  /** Processor time of the extension host, milliseconds; less than `blocked` where others had the processor. */
  readonly processor: number;
  /** After a garbage collection, MB; null where none was asked for. */
  readonly heap: number | null;
  readonly resident: number;
  /** How often files were opened in this time, by name; numbers in names are left out. */
  readonly opened: Readonly<Record<string, number>>;
  /** Milliseconds that activation took, code loading included; once it is known. */
  readonly activation: number | null;
}
