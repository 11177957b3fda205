import { type Attribute, DEVICE_TYPES, typeNumber } from './attribute';
import type { Node, TensorValue } from './graph';
import { ProtobufMessage } from './protobuf';

/** Version of the graph format that we write, that of TensorFlow 2.9; libraries from 2.0 on read it. */
const PRODUCER = 1087;

/** A `GraphDef` (graph.proto) of the given operations. */
export function graphDef(nodes: readonly Node[]): ProtobufMessage {
  const message = new ProtobufMessage();
  for (const node of nodes) message.message(1, nodeDef(node));
  return message.message(4, new ProtobufMessage().integer(1, PRODUCER));
}

/** A `SavedModel` (saved_model.proto) with that graph under the tag `serve`. */
export function savedModel(nodes: readonly Node[]): ProtobufMessage {
  const info = new ProtobufMessage().bytes(4, 'serve');
  const metaGraph = new ProtobufMessage().message(1, info).message(2, graphDef(nodes));
  return new ProtobufMessage().integer(1, 1).message(2, metaGraph);
}

function nodeDef({ name, op, inputs, after, attributes, value }: Node): ProtobufMessage {
  const message = new ProtobufMessage().bytes(1, name).bytes(2, op);
  for (const { node, index } of inputs) message.bytes(3, `${node.name}:${index}`);
  for (const node of after) message.bytes(3, `^${node.name}`);
  const attribute = (key: string, content: ProtobufMessage) =>
    message.message(5, new ProtobufMessage().bytes(1, key).message(2, content));
  for (const [key, content] of Object.entries(attributes)) attribute(key, attributeValue(content));
  if (value) attribute('value', new ProtobufMessage().message(8, tensorProto(value)));
  return message;
}

/** `AttrValue` (attr_value.proto). */
function attributeValue(attribute: Attribute): ProtobufMessage {
  const [, value] = attribute;
  if (attribute[0] === 'shape') return new ProtobufMessage().message(7, shapeProto(attribute[1]));
  if (!Array.isArray(value)) return writeValue(new ProtobufMessage(), attribute);
  const list = new ProtobufMessage();
  for (const item of value) writeValue(list, [attribute[0], item] as Attribute);
  return new ProtobufMessage().message(1, list);
}

function writeValue(message: ProtobufMessage, [kind, value]: Attribute): ProtobufMessage {
  switch (kind) {
    case 'string':
      return message.bytes(2, value);
    case 'int':
      return message.integer(3, value as number);
    case 'float':
      return message.float(4, value as number);
    case 'bool':
      return message.integer(5, Number(value));
    case 'type':
      return message.integer(6, typeNumber(value));
    case 'shape':
      return message.message(7, shapeProto(value));
    default:
      return kind satisfies never;
  }
}

function shapeProto(shape: readonly number[]): ProtobufMessage {
  const message = new ProtobufMessage();
  for (const size of shape) message.message(2, new ProtobufMessage().integer(1, size));
  return message;
}

/** `TensorProto` (tensor.proto): a single element as a number, which TensorFlow repeats over the shape; else the raw bytes. */
function tensorProto({ dtype, shape, values }: TensorValue): ProtobufMessage {
  const message = new ProtobufMessage().integer(1, dtype).message(2, shapeProto(shape));
  if (values.length === 1 && dtype === DEVICE_TYPES.float32) return message.float(5, values[0]);
  if (values.length === 1 && dtype === DEVICE_TYPES.int32) return message.integer(7, values[0]);
  if (values.length === 1 && dtype === DEVICE_TYPES.bool) return message.integer(11, values[0]);
  return message.bytes(4, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}
