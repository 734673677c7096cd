import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { problem } from '../runtime/answer.ts';
import { log } from '../runtime/log.ts';
import { readBody, readQuery } from '../runtime/request.ts';
import { PublicQuery, PublicRate, publicArticle, publicPage, rateAsVisitor } from './public-reading.ts';

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

const headers = {
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};
/** How long a browser may keep what was answered: an article for five minutes, a list for one. */
const kept = { article: 300, list: 60 };

function answered(event: Event, body: object, seconds: number): Answer {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const all = { ...headers, 'cache-control': `public, max-age=${seconds}`, etag };
  if (event.headers['if-none-match'] === etag) return { statusCode: 304, headers: all };
  return { statusCode: 200, headers: { ...all, 'content-type': 'application/json' }, body: text };
}

async function answer(event: Event, now: string): Promise<Answer> {
  const id = event.pathParameters?.id;
  if (id === undefined) {
    const query = readQuery(event, PublicQuery) as z.output<typeof PublicQuery>;
    return answered(event, await publicPage(query, now), kept.list);
  }
  const { method, sourceIp } = event.requestContext.http;
  if (method === 'POST') {
    const said = readBody(event, PublicRate) as z.output<typeof PublicRate>;
    await rateAsVisitor(id, said, sourceIp, now);
    return { statusCode: 204, headers: { ...headers, 'cache-control': 'no-store' } };
  }
  const article = await publicArticle(id);
  const { edition, at, content } = article.live;
  const { title, body, language, tags = [] } = content;
  const shown = { id: article.id, edition, publishedAt: at, title, body, language, tags };
  return answered(event, shown, kept.article);
}

/** Anybody lists, searches and reads public articles, from any page, and says whether one helped; nothing else of the desk is here. */
export async function handler(event: Event): Promise<Answer> {
  try {
    return await answer(event, new Date().toISOString());
  } catch (error) {
    if (!(error instanceof Refusal))
      log.error('Public articles could not be served', { error: error as Error });
    const told = problem(error, event.requestContext.requestId);
    const wait = error instanceof Refusal ? error.facts.retryAfter : undefined;
    return {
      ...told,
      headers: { ...told.headers, ...(typeof wait === 'number' && { 'retry-after': String(wait) }) },
    };
  }
}
