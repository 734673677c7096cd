import * as z from 'zod';

/** Kinds of records that agreements are about. */
export const measuredKinds = ['incident', 'request', 'change', 'problem'] as const;
export type MeasuredKind = (typeof measuredKinds)[number];

const prefixes: Readonly<Record<string, MeasuredKind>> = {
  INC: 'incident',
  REQ: 'request',
  CHG: 'change',
  PRB: 'problem',
};

/** The kind of a record by its id, e.g. `INC-1042`; undefined for one that nothing is agreed about. */
export const kindOf = (id: string): MeasuredKind | undefined => prefixes[id.split('-')[0] ?? ''];

/** What is measured: until somebody answers, until it is solved or delivered, and from one word to the next. */
export const measures = ['response', 'resolution', 'update'] as const;
export type Measure = (typeof measures)[number];

/** Id of a record that something may be agreed about, e.g. `INC-1042`. */
export const measuredId = z
  .string()
  .regex(
    /^(INC|REQ|CHG|PRB)-[1-9]\d{0,11}$/,
    'is not an id such as INC-1042, REQ-1042, CHG-1042 or PRB-1042',
  );
