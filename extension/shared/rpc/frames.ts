/** Bytes of the length that stands before a message: little-endian. */
const HEADER = 4;

/** A message with its length before it. */
export function frame(body: Uint8Array): Uint8Array {
  const framed = new Uint8Array(HEADER + body.length);
  new DataView(framed.buffer).setUint32(0, body.length, true);
  framed.set(body, HEADER);
  return framed;
}

/** Finds the messages in a stream whose pieces end anywhere. */
export class FrameReader {
  private pieces: Uint8Array[] = [];
  private length = 0;
  /** Length at which there is something to read: a header, then a whole message. */
  private due = HEADER;

  /** The messages that are complete with these bytes. */
  push(bytes: Uint8Array): Uint8Array[] {
    this.pieces.push(bytes);
    this.length += bytes.length;
    const bodies: Uint8Array[] = [];
    for (let body = this.next(); body; body = this.next()) bodies.push(body);
    return bodies;
  }

  private next(): Uint8Array | null {
    if (this.length < this.due) return null;
    const all = this.joined();
    const end = HEADER + new DataView(all.buffer, all.byteOffset).getUint32(0, true);
    this.due = this.length < end ? end : HEADER;
    if (this.length < end) return null;
    this.pieces = [all.subarray(end)];
    this.length -= end;
    return all.slice(HEADER, end);
  }

  /** What has come so far, in one piece. */
  private joined(): Uint8Array {
    if (this.pieces.length > 1) {
      const all = new Uint8Array(this.length);
      let at = 0;
      for (const piece of this.pieces) {
        all.set(piece, at);
        at += piece.length;
      }
      this.pieces = [all];
    }
    return this.pieces[0]!;
  }
}
