import * as z from 'zod';
import type { Contract, Operation } from './kernel/contract.ts';
import { refusals } from './kernel/refusal.ts';

type Json = Record<string, unknown>;

const bulky = ({ jsonSchema }: { jsonSchema: Json }) => {
  // zod prints the whole grammar of a date as a pattern; the format says the same.
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'email') delete jsonSchema.pattern;
};

const relink = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(relink);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    name === '$ref' && typeof inner === 'string'
      ? inner.replace('#/$defs/', '#/components/schemas/')
      : relink(inner),
  ]);
  return Object.fromEntries(entries);
};

/** Collects the named schemas of all operations beside the one that is asked for. */
function schemaOf(components: Json) {
  return (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const json = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      override: bulky,
      unrepresentable: 'any',
    });
    const { $schema: _, $defs, ...rest } = json as Json;
    Object.assign(components, relink($defs ?? {}));
    const { id, ...named } = relink(rest) as Json;
    if (typeof id !== 'string') return named;
    components[id] = named;
    return { $ref: `#/components/schemas/${id}` };
  };
}

const inPath = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const header = (name: string, required: boolean, description: string) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...(name === 'Idempotency-Key' && { maxLength: 255 }) },
});

const headers = {
  GET: [],
  POST: [
    header('Idempotency-Key', true, 'A new UUID for each thing you do; the same one when you try it again.'),
    header(
      'If-Match',
      false,
      'The version that you have seen; refused with 412 when it is not the present one.',
    ),
  ],
  PATCH: [header('If-Match', true, 'The version that you have seen (the ETag of the record).')],
} as const;

const media = (schema: Json) => ({ content: { 'application/json': { schema } } });
const refused = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function inQuery(operation: Operation, schema: ReturnType<typeof schemaOf>) {
  if (!operation.query) return [];
  const { properties = {}, required = [] } = schema(operation.query, 'input') as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: inner,
  }));
}

function operationOf(operation: Operation, practice: string, schema: ReturnType<typeof schemaOf>): Json {
  const { id, summary, path, method, ask, answer, status = 200 } = operation;
  const body = ask && {
    requestBody: { required: Object.keys(ask.shape).length > 0, ...media(schema(ask, 'input')) },
  };
  return {
    operationId: id,
    summary,
    tags: [practice],
    parameters: [...inPath(path), ...headers[method], ...inQuery(operation, schema)],
    ...body,
    responses: { [status]: { description: summary, ...media(schema(answer, 'output')) }, default: refused },
  };
}

const problem = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', examples: Object.keys(refusals).map((reason) => `urn:itsm:problem:${reason}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
    requestId: { type: 'string' },
  },
};

/** OpenAPI 3.1 for these contracts: their paths, parameters, bodies, answers and named schemas. */
export function document(contracts: Readonly<Record<string, Contract>>): Json {
  const components: Json = { Problem: problem };
  const schema = schemaOf(components);
  const paths: Record<string, Json> = {};
  for (const [practice, operations] of Object.entries(contracts))
    for (const operation of operations) {
      const { path, method } = operation;
      paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(operation, practice, schema) };
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Serverless ITSM',
      version: '1',
      description: 'The service desk’s API: every record, every command, and the rules they share.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
