import { connect } from '../../shared/rpc/connect';
import type { Connection, Contract } from '../../shared/rpc/connection';
import { readSessionMessage, type SessionMessage } from '../../shared/rpc/sessionMessage';

/** What is used of a webview of VS Code. */
export interface MessagePort {
  postMessage(message: unknown): PromiseLike<boolean>;
  onDidReceiveMessage(listener: (message: unknown) => void): { dispose(): void };
}

/**
 * Connects to the page in a webview, and anew to each page that takes its place when the tab was hidden meanwhile. `current` is the
 * connection to the newest page; null before the first one.
 */
export class WebviewSession<Near extends Contract, Far extends Contract> {
  private connection: Connection<Far> | null = null;
  private session = '';
  private hear: (message: unknown) => void = () => {};
  private readonly subscription: { dispose(): void };

  constructor(
    private readonly port: MessagePort,
    private readonly near: Near,
    private readonly failed: (error: unknown) => void,
  ) {
    this.subscription = port.onDidReceiveMessage((data) => {
      const heard = readSessionMessage(data);
      if (!heard) return;
      if (heard.session !== this.session) this.begin(heard.session);
      this.hear(heard.message);
    });
  }

  get current(): Connection<Far> | null {
    return this.connection;
  }

  dispose(): void {
    this.subscription.dispose();
    this.connection?.close('the view was closed');
  }

  private begin(session: string): void {
    this.connection?.close('the page was replaced by a new one');
    this.session = session;
    const transport = {
      send: (message: unknown) =>
        this.port.postMessage({ session, message } satisfies SessionMessage).then(undefined, this.failed),
      listen: (message: (message: unknown) => void) => {
        this.hear = message;
      },
      close: () => {},
    };
    this.connection = connect<Near, Far>(transport, this.near, this.failed);
  }
}
