import { createInterface } from 'node:readline';

/** How to ask a person at a terminal; null where input or output is none. Ctrl+C and the end of the input are empty answers. */
export function askOn(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): ((question: string) => Promise<string>) | null {
  if (!input.isTTY || !output.isTTY) return null;
  return (question) =>
    new Promise((resolve) => {
      const lines = createInterface({ input, output });
      lines.on('SIGINT', () => lines.close());
      lines.on('close', () => resolve('')); // behind an answer it changes nothing
      lines.question(question, (answer) => {
        resolve(answer.trim());
        lines.close();
      });
    });
}
