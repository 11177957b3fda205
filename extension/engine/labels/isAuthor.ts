/** Whether a text names the author `Ada Lovelace <ada@example.org>`: all of it, the name or the address, capital letters or not. */
export function isAuthor(by: string, text: string): boolean {
  const [, name = by, address = by] = /^(.*?) *<([^<>]*)>$/.exec(by) ?? [];
  const wanted = text.normalize('NFC').toLowerCase();
  return [by, name, address].some((each) => each.toLowerCase() === wanted);
}
