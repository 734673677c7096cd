import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { integrationOf } from '../monitoring/read.ts';
import { problem, respond } from '../runtime/answer.ts';
import { log } from '../runtime/log.ts';
import { retryingRaces } from '../runtime/races.ts';
import { readBody } from '../runtime/request.ts';
import { AskGate, EndGate } from './gate.ts';
import { askGate, endGate } from './gating.ts';

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

/** The key of a pipeline, as a bearer token: pipelines cannot sign in. */
async function pipelineOf(event: Event) {
  const [, key = ''] = /^Bearer ([0-9a-f]{32})$/i.exec(event.headers.authorization ?? '') ?? [];
  const integration = key ? await integrationOf(key, 'gate') : undefined;
  if (!integration)
    throw new Refusal('unauthenticated', 'Send the key of a gate as Authorization: Bearer <key>.');
  return integration;
}

const ends = (event: Event) => {
  try {
    return 'outcome' in (JSON.parse(event.body ?? '{}') as object);
  } catch {
    return false;
  }
};

/** Asks the gate, or tells it how a run ended. */
async function answer(event: Event, now: string): Promise<Answer> {
  const { id, service } = await pipelineOf(event);
  const by = system(`gate-${id.toLowerCase()}`);
  if (ends(event)) {
    const { outcome, ...run } = EndGate.parse(readBody(event, EndGate));
    const gate = await retryingRaces(() => endGate(run, outcome, by, now));
    if (!gate) throw new Refusal('not-found', `${run.pipeline} ${run.execution} never asked.`);
    return respond({ status: 200, body: { id: gate.id, change: gate.change, state: gate.state } });
  }
  const ask = AskGate.parse(readBody(event, AskGate));
  if (service && ask.service !== undefined && ask.service !== service)
    throw new Refusal('forbidden', `This key is for ${service} alone.`);
  const given = { ...ask, ...(service && { service }) };
  const body = await retryingRaces(() => askGate(given, by, now));
  const wait: Record<string, string> = body.retryAfter ? { 'retry-after': String(body.retryAfter) } : {};
  const answered = respond({ status: 200, body });
  return { ...answered, headers: { ...answered.headers, ...wait } };
}

/** What a pipeline calls before it deploys, and after. */
export async function handler(event: Event, context: Context): Promise<Answer> {
  try {
    return await answer(event, new Date().toISOString());
  } catch (error) {
    if (!(error instanceof Refusal)) log.error('The gate failed', { error: error as Error });
    return problem(error, context.awsRequestId);
  }
}
