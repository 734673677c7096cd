import { createHash } from 'node:crypto';
import { invalidParameter } from './queue.ts';

/** As AWS JSON carries it: binary values are base64. */
export type MessageAttribute = { DataType: string; StringValue?: string; BinaryValue?: string };
export type MessageAttributes = Record<string, MessageAttribute>;

/** The MD5 in hex, by which clients of SQS check what they sent. */
export function md5(data: string | Buffer): string {
  return createHash('md5').update(data).digest('hex');
}

const isBinary = ({ DataType }: MessageAttribute) => DataType.startsWith('Binary');

function bytesOf(attribute: MessageAttribute): Buffer {
  return isBinary(attribute)
    ? Buffer.from(attribute.BinaryValue ?? '', 'base64')
    : Buffer.from(attribute.StringValue ?? '');
}

/** Refuses what SQS refuses: more than ten, unknown types, empty values. */
export function checkAttributes(attributes: MessageAttributes): void {
  const entries = Object.entries(attributes);
  if (entries.length > 10)
    invalidParameter('Number of message attributes exceeds the allowed maximum of 10.');
  for (const [name, attribute] of entries) {
    if (!/^(String|Number|Binary)(\..+)?$/.test(attribute.DataType ?? '')) {
      invalidParameter(`The message attribute '${name}' has an invalid message attribute type.`);
    }
    if (bytesOf(attribute).length === 0) {
      invalidParameter(`The message attribute '${name}' must contain a non-empty message attribute value.`);
    }
  }
}

/** Size in bytes that attributes add to a message: names, types and values. */
export function attributesSize(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (size, [name, attribute]) =>
      size + Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType) + bytesOf(attribute).length,
    0,
  );
}

function lengthAnd(data: Buffer): Buffer[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return [length, data];
}

/** The digest that SDKs compare: names in order, each part with its length, one byte for the kind of value. */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts = names.flatMap((name) => {
    const attribute = attributes[name];
    if (!attribute) return [];
    const kind = Buffer.from([isBinary(attribute) ? 2 : 1]);
    return [
      ...lengthAnd(Buffer.from(name)),
      ...lengthAnd(Buffer.from(attribute.DataType)),
      kind,
      ...lengthAnd(bytesOf(attribute)),
    ];
  });
  return md5(Buffer.concat(parts));
}

/** Those that ReceiveMessage asks for: `All`, `.*`, a name, or a prefix such as `trace.*`. */
export function chosenAttributes(attributes: MessageAttributes, wanted: string[]): MessageAttributes {
  const isWanted = (name: string) =>
    wanted.some(
      (one) => one === 'All' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}
