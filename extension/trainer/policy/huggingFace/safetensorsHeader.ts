import { UserError } from '../../../shared/util/userError';
import { FLOAT_DTYPES, type FloatDtype } from './dtype';

/** What the JSON header of a safetensors file says. */
export interface SafetensorsHeader {
  readonly floats: readonly FloatEntry[];
  /** Name -> why it is not read, for tensors of other types. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly metadata: Readonly<Record<string, string>>;
  /** Length of the data that follows the header. */
  readonly dataBytes: number;
}

interface FloatEntry {
  readonly name: string;
  readonly dtype: FloatDtype;
  readonly shape: readonly number[];
  /** First byte, counted from the end of the header. */
  readonly begin: number;
}

/** Element sizes in bytes of the format's types. */
const ELEMENT_BYTES: Readonly<Record<string, number>> = {
  ...{ F64: 8, F32: 4, F16: 2, BF16: 2, F8_E5M2: 1, F8_E4M3: 1 },
  ...{ I64: 8, I32: 4, I16: 2, I8: 1, U64: 8, U32: 4, U16: 2, U8: 1, BOOL: 1 },
};
const INTEGERS = new Set(['I64', 'I32', 'I16', 'I8', 'U64', 'U32', 'U16', 'U8', 'BOOL']);

/** Parses and checks a header (UTF-8 JSON); `where` names the file in messages. Throws `UserError` when it is damaged. */
export function parseSafetensorsHeader(bytes: Uint8Array, where: string): SafetensorsHeader {
  const floats: FloatEntry[] = [];
  const skipped = new Map<string, string>();
  let metadata: Record<string, string> = {};
  const spans: { name: string; begin: number; end: number }[] = [];
  for (const [name, value] of Object.entries(parseObject(bytes, where))) {
    if (name === '__metadata__') {
      metadata = value as Record<string, string>;
      continue;
    }
    const { dtype, shape, begin, end } = checkEntry(name, value, where);
    spans.push({ name, begin, end });
    if (isFloat(dtype)) floats.push({ name, dtype, shape, begin });
    else skipped.set(name, `tensor '${name}' holds ${dtype}, which are no weights`);
  }
  return { floats, skipped, metadata, dataBytes: checkSpans(spans, where) };
}

function parseObject(bytes: Uint8Array, where: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new UserError(`${where}: not a safetensors file (its header is not JSON)`, { cause });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new UserError(`${where}: not a safetensors file (its header is not a JSON object)`);
  }
  return parsed as Record<string, unknown>;
}

function checkEntry(name: string, value: unknown, where: string) {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw new UserError(`${where}: the header's entry of tensor '${name}' is damaged: ${JSON.stringify(value)}`);
  }
  if (!(isFloat(dtype) || INTEGERS.has(dtype))) {
    throw new UserError(
      `${where}: tensor '${name}' has the type ${dtype}; weights may be ${FLOAT_DTYPES.join(', ')}. Save the model as float32, float16 or bfloat16`,
    );
  }
  const [begin, end] = offsets;
  const bytes = shape.reduce((product, n) => product * n, ELEMENT_BYTES[dtype]);
  if (end - begin !== bytes) {
    throw new UserError(
      `${where}: tensor '${name}' of shape [${shape}] and type ${dtype} needs ${bytes} bytes, its offsets [${offsets}] give ${end - begin}`,
    );
  }
  return { dtype, shape, begin, end };
}

/** Tensors lie one behind the other without holes; returns where the last one ends. */
function checkSpans(spans: { name: string; begin: number; end: number }[], where: string): number {
  let at = 0;
  for (const { name, begin, end } of spans.sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at) throw new UserError(`${where}: tensor '${name}' begins at byte ${begin} instead of ${at}`);
    at = end;
  }
  return at;
}

function isFloat(dtype: string): dtype is FloatDtype {
  return (FLOAT_DTYPES as readonly string[]).includes(dtype);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}
