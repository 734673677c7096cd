import { deflateRawSync, inflateRawSync } from 'node:zlib';

type Row = Readonly<Record<string, unknown>>;

/** A shorter text fits into one write unit anyway, and packing it would only hide it from people who look at the table. */
const short = 400;

const mapped = (row: Row, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value)]));

/**
 * A row with its long texts deflated: raw messages, answers that are kept for a repetition. DynamoDB bills by begun kilobytes, and
 * JSON shrinks to less than half.
 */
export const packed = (row: Row): Record<string, unknown> =>
  mapped(row, (value) =>
    typeof value === 'string' && value.length >= short ? deflateRawSync(Buffer.from(value)) : value,
  );

/** The row with its texts as they were; nothing else in the desk's tables is binary. */
export const unpacked = (row: Row): Record<string, unknown> =>
  mapped(row, (value) => (value instanceof Uint8Array ? inflateRawSync(value).toString() : value));
