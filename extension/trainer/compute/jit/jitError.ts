/** A function that cannot be run as a graph, or was used in a way that graph execution would get wrong; the message names the function. */
export class JitError extends Error {
  override readonly name = 'JitError';
  constructor(label: string, message: string, options: { readonly cause?: unknown } = {}) {
    super(`${label}: ${message}`, options);
  }
}
