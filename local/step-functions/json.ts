export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** How many bytes a value takes on the wire; the limits of Step Functions count UTF-8. */
export const sizeOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value));

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What JSON keeps of a value: functions, undefined and the marks that JSONata leaves on its sequences go. */
export const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null));
