/** TensorFlow's numbers of the types that occur here (`types.proto`). */
export const DEVICE_TYPES = { float32: 1, string: 7, complex64: 8, int32: 3, bool: 10, resource: 20 } as const;

/** A type by name, or by TensorFlow's number where it has no name here. */
export type DeviceType = keyof typeof DEVICE_TYPES | number;

/** An attribute of a TensorFlow operation: its kind and its value. */
export type Attribute =
  | readonly ['type', DeviceType]
  | readonly ['int', number | readonly number[]]
  | readonly ['float', number | readonly number[]]
  | readonly ['bool', boolean | readonly boolean[]]
  | readonly ['string', string | Uint8Array]
  | readonly ['shape', readonly number[]];

export type Attributes = Readonly<Record<string, Attribute>>;

/** TensorFlow's number of a type. */
export const typeNumber = (type: DeviceType): number => (typeof type === 'number' ? type : DEVICE_TYPES[type]);

/** The name of a type given by TensorFlow's number, where it has one here. */
export const typeName = (type: number): string =>
  Object.entries(DEVICE_TYPES).find(([, number]) => number === type)?.[0] ?? `TensorFlow type ${type}`;
