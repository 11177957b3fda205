/** Where progress and notes go: standard error, so that standard output holds results only. */
export interface Terminal {
  write(text: string): void;
  /** Whether a person watches, so that a line may be drawn over. */
  readonly interactive: boolean;
  readonly colour: boolean;
  /** Characters in a line. */
  readonly columns: number;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
}

/** A stream as a terminal. No colour where it is not one, and none where NO_COLOR is set (no-color.org). */
export function terminalOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Terminal {
  const interactive = stream.isTTY === true && env.TERM !== 'dumb';
  return {
    write: (text) => void stream.write(text),
    interactive,
    colour: interactive && !env.NO_COLOR,
    get columns() {
      return stream.columns || 80;
    },
    now: () => performance.now(),
  };
}

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, cyan: 36 } as const;

/** A text in a style, or plain where the terminal has no colour. */
export function styled(terminal: Terminal, style: keyof typeof STYLES, text: string): string {
  return terminal.colour ? `\x1b[${STYLES[style]}m${text}\x1b[0m` : text;
}
