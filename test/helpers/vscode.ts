/** What unit tests get for the module `vscode`: as much of it as the mechanisms of the host need that show nothing. */
export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => void>();

  readonly event = (listener: (value: T) => void) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

/** Tells who holds its token when it is cancelled. */
export class CancellationTokenSource {
  private readonly cancelled = new EventEmitter<void>();

  readonly token = { onCancellationRequested: this.cancelled.event };

  cancel(): void {
    this.cancelled.fire();
  }

  dispose(): void {
    this.cancelled.dispose();
  }
}

export const LanguageModelChatMessage = { User: (content: string) => ({ role: 'user', content }) };

export class LanguageModelError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** Input boxes are answered by `answerInputs`. */
export const window = { showInputBox: async (_options: object): Promise<string | undefined> => undefined };

/** Answers the next input boxes, one after the other; returns what was asked, as it comes. */
export function answerInputs(answers: readonly (string | undefined)[]): readonly object[] {
  const asked: object[] = [];
  window.showInputBox = async (options) => answers[asked.push(options) - 1];
  return asked;
}
