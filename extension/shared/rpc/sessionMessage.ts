/**
 * A message between a webview and the host. A webview whose tab was hidden begins anew with a session of its own; what belongs to an earlier
 * session, such as the answer to a call of it, is thrown away by both sides.
 */
export interface SessionMessage {
  readonly session: string;
  readonly message: unknown;
}

/** A session message that came from the other side, or null for anything else that was posted. */
export function readSessionMessage(data: unknown): SessionMessage | null {
  if (typeof data !== 'object' || data === null || !('session' in data) || !('message' in data)) return null;
  return typeof data.session === 'string' ? { session: data.session, message: data.message } : null;
}
