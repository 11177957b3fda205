/** The versions that a run depends on, for its manifest; `couplet` is that of the program, the rest is asked of Node. */
export function runtimeVersions(couplet: string): Record<string, string> {
  return {
    couplet,
    node: process.versions.node,
    v8: process.versions.v8,
    platform: `${process.platform} ${process.arch}`,
  };
}
