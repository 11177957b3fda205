import type { Terminal } from '../../../extension/trainer/terminal/terminal';

/** A terminal that remembers what is written, with a clock that the test sets. */
export interface FakeTerminal extends Terminal {
  text: string;
  clock: number;
}

export function fakeTerminal(properties: Partial<Omit<Terminal, 'write' | 'now'>> = {}): FakeTerminal {
  return {
    interactive: false,
    colour: false,
    columns: 80,
    ...properties,
    text: '',
    clock: 0,
    write(text) {
      this.text += text;
    },
    now() {
      return this.clock;
    },
  };
}
