/** A pipe for messages that structured cloning can copy, typed arrays included. Messages arrive in order or not at all. */
export interface Transport {
  /** Throws where the message cannot be copied; what is sent after the end is lost. */
  send(message: unknown): void;
  /** Called once, first of all. What arrives goes to `message`; `closed` is called once, when nothing can arrive any more. */
  listen(message: (message: unknown) => void, closed: (reason: string) => void): void;
  /** Ends the pipe for both sides; does nothing the second time. */
  close(): void;
}
