const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

/** Writes one protocol buffer message, field by field; repeated fields are written once per element. */
export class ProtobufMessage {
  private readonly chunks: Uint8Array[] = [];
  private length = 0;

  /** A field of type int32, int64, bool or enum; negative numbers take ten bytes, as the format has it. */
  integer(field: number, value: number): this {
    return this.append(varint(tag(field, VARINT)), varint(value));
  }

  /** A field of type float. */
  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.append(varint(tag(field, FIXED32)), bytes);
  }

  /** A field of type string (as UTF-8) or bytes. The bytes are read when the message is encoded. */
  bytes(field: number, value: string | Uint8Array): this {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    return this.append(varint(tag(field, LENGTH_DELIMITED)), varint(bytes.length), bytes);
  }

  /** A field that is itself a message. */
  message(field: number, value: ProtobufMessage): this {
    return this.append(varint(tag(field, LENGTH_DELIMITED)), varint(value.length), ...value.chunks);
  }

  encode(): Uint8Array {
    return Buffer.concat(this.chunks, this.length);
  }

  private append(...chunks: readonly Uint8Array[]): this {
    for (const chunk of chunks) {
      this.chunks.push(chunk);
      this.length += chunk.length;
    }
    return this;
  }
}

const tag = (field: number, wireType: number): number => field * 8 + wireType;

/** Seven bits a byte, lowest first, the top bit set on all but the last; two's complement in 64 bits. */
function varint(value: number): Uint8Array {
  if (value >= 0 && value < 128) return Uint8Array.of(value);
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
