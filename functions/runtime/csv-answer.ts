import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Operation } from '../kernel/contract.ts';
import { csvOf } from '../kernel/csv.ts';
import { type Answer, safety } from './answer.ts';

type Page = { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly next?: string };

/** Whether a caller asks for CSV before JSON. */
export const wantsCsv = (accept: string | undefined): boolean => /^text\/csv\b/.test(accept ?? '');

const isPage = (body: unknown): body is Page =>
  typeof body === 'object' && body !== null && Array.isArray((body as Page).items);

type Shaped = { shape?: Record<string, { element?: Shaped }> };

/** The fields of a list's records as its contract names them, so that every page has the same columns. */
function columnsOf({ answer }: Operation, { items }: Page): string[] {
  const shape = (answer as Shaped).shape?.items?.element?.shape;
  return shape ? Object.keys(shape) : [...new Set(items.flatMap((item) => Object.keys(item)))];
}

/**
 * A page of a list as CSV, with the address of the next one in its `Link`. Only the first page names the columns, so that pages
 * can be put one after the other. Undefined for what is no list.
 */
export function csvAnswer(
  operation: Operation,
  { status, body }: Answer,
  { rawPath, rawQueryString }: Pick<APIGatewayProxyEventV2, 'rawPath' | 'rawQueryString'>,
): APIGatewayProxyStructuredResultV2 | undefined {
  if (!isPage(body)) return undefined;
  const asked = new URLSearchParams(rawQueryString);
  const first = !asked.has('cursor');
  if (body.next) asked.set('cursor', body.next);
  return {
    statusCode: status,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      ...safety,
      ...(body.next && { link: `<${rawPath}?${asked}>; rel="next"` }),
    },
    body: csvOf(columnsOf(operation, body), body.items, first),
  };
}
