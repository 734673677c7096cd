import { type AttributeValue, type Item, typeOf } from './attribute-value.ts';
import { significantDigits } from './number.ts';

/** The largest item that DynamoDB takes, in bytes. */
export const maxItemSize = 400 * 1024;

/**
 * Bytes of an item as DynamoDB bills them: names and strings in UTF-8, a number one byte per two significant
 * digits and one more, lists and maps three bytes and one per element.
 * Source: "DynamoDB item sizes and formats" of the developer guide.
 */
export function itemSize(item: Item): number {
  let size = 0;
  for (const name in item) size += Buffer.byteLength(name) + valueSize(item[name]!);
  return size;
}

function valueSize(value: AttributeValue): number {
  const type = typeOf(value);
  switch (type) {
    case 'S':
      return Buffer.byteLength(value.S!);
    case 'N':
      return numberSize(value.N!);
    case 'B':
      return Buffer.byteLength(value.B!, 'base64');
    case 'BOOL':
    case 'NULL':
      return 1;
    case 'SS':
      return value.SS!.reduce((sum, member) => sum + Buffer.byteLength(member), 0);
    case 'NS':
      return value.NS!.reduce((sum, member) => sum + numberSize(member), 0);
    case 'BS':
      return value.BS!.reduce((sum, member) => sum + Buffer.byteLength(member, 'base64'), 0);
    case 'L':
      return 3 + value.L!.reduce((sum, member) => sum + 1 + valueSize(member), 0);
    case 'M':
      return 3 + Object.keys(value.M!).length + itemSize(value.M!);
  }
}

function numberSize(number: string): number {
  return Math.ceil(significantDigits(number) / 2) + 1 + (number.startsWith('-') ? 1 : 0);
}
