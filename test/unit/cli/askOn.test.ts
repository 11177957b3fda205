import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askOn } from '../../../extension/trainer/terminal/askOn';

/** Streams of a terminal, or of none. */
function streams(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.ReadStream & PassThrough;
  const output = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream & PassThrough;
  return { input, output };
}

describe('askOn', () => {
  it.each([
    ['yes\n', 'yes'],
    [' y \n', 'y'],
    ['\n', ''],
    ['\u0003', ''], // Ctrl+C
    ['\u0004', ''], // Ctrl+D
  ])('%j answers %j', async (typed, answer) => {
    const { input, output } = streams(true);
    const answered = askOn(input, output)!('Begin? ');
    input.write(typed);
    expect(await answered).toBe(answer);
    expect(String(output.read())).toContain('Begin? ');
  });

  it('asks nobody away from a terminal', () => {
    const [terminal, pipe] = [streams(true), streams(false)];
    expect(askOn(pipe.input, terminal.output)).toBeNull();
    expect(askOn(terminal.input, pipe.output)).toBeNull();
  });
});
