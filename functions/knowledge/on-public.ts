import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refusal } from '../kernel/refusal.ts';
import { problem } from '../runtime/answer.ts';
import { isPublic } from './audience.ts';
import { articles } from './keep.ts';

const headers = {
  'cache-control': 'public, max-age=300',
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};
const id = /^KB-[1-9]\d{0,11}$/;

/** Anybody may read a public article, from any page: what it says, in Markdown, and nothing else of the desk. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const asked = event.rawPath.split('/').at(-1) ?? '';
  const article = id.test(asked) ? await articles.find(asked) : undefined;
  if (!article || !isPublic(article))
    return problem(
      new Refusal('not-found', 'There is no public article here.'),
      event.requestContext.requestId,
    );
  const { edition, at, content } = article.live;
  const { title, body, language, tags = [] } = content;
  const text = JSON.stringify({ id: article.id, edition, publishedAt: at, title, body, language, tags });
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  if (event.headers['if-none-match'] === etag) return { statusCode: 304, headers: { ...headers, etag } };
  const type = { 'content-type': 'application/json' };
  return { statusCode: 200, headers: { ...headers, ...type, etag }, body: text };
}
