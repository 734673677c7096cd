import type * as z from 'zod';
import type { Rights } from './rights.ts';

/** One operation of the HTTP API: it routes, validates, documents and types the call. */
export type Operation = {
  /** Unique name, e.g. `acknowledgeIncident`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Path below the origin, e.g. `/v1/incidents/{id}/acknowledge`. */
  readonly path: string;
  readonly summary: string;
  /** Command in the rights table; reading needs no command but a reach. */
  readonly command?: string;
  readonly rights: Rights;
  readonly ask?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly answer: z.ZodType;
  /** 201 for what creates a record. */
  readonly status?: 200 | 201;
};

/** The operations of one practice. */
export type Contract = readonly Operation[];

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

/** What a handler of the operation is handed of the body and the query, after validation. */
export type AskOf<O extends Operation> = Parsed<O['ask']>;
export type QueryOf<O extends Operation> = Parsed<O['query']>;

/** Keeps the literal types of a practice's operations, so that handlers are typed by operation id. */
export const contract = <const C extends Contract>(operations: C): C => operations;
