import { createHash, randomUUID } from 'node:crypto';
import jsonata from 'jsonata';

const algorithms: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

function partition(array: unknown, size: unknown): unknown[][] {
  if (!Array.isArray(array) || typeof size !== 'number' || size < 1)
    throw new Error('$partition wants an array and a size of at least 1');
  return Array.from({ length: Math.ceil(array.length / size) }, (_, i) =>
    array.slice(i * size, (i + 1) * size),
  );
}

function range(first: unknown, last: unknown, step: unknown): number[] {
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number' || step === 0)
    throw new Error('$range wants a first number, a last number and a step that is not 0');
  return Array.from(
    { length: Math.max(0, Math.floor((last - first) / step) + 1) },
    (_, i) => first + i * step,
  );
}

function hash(text: unknown, algorithm: unknown): string {
  const known = algorithms[String(algorithm)];
  if (typeof text !== 'string' || !known)
    throw new Error(`$hash wants a string and one of ${Object.keys(algorithms).join(', ')}`);
  return createHash(known).update(text).digest('hex');
}

function random(seed?: unknown): number {
  if (seed === undefined) return Math.random();
  const digest = createHash('md5').update(String(seed)).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/** The functions that Step Functions adds to JSONata; `$eval`, which it takes away, is bound to nothing. */
export const added: Record<string, unknown> = {
  partition,
  range,
  hash,
  random,
  uuid: () => randomUUID(),
  parse: (text: string) => JSON.parse(text) as unknown,
  eval: undefined,
};

const asText = jsonata('$fromMillis(ms, picture, zone)');

/** `$now` and `$millis` on the host's clock: an expression must not see another time than the wait beside it. */
export const timed = (now: number): Record<string, unknown> => ({
  millis: () => now,
  now: (picture?: string, zone?: string) => asText.evaluate({ ms: now, picture, zone }),
});
