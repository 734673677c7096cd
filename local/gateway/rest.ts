import { isRecord } from '../assembly/template.ts';
import { awsError } from '../aws-error.ts';
import { type Answer, type Dispatch, type Exchange, header } from './exchange.ts';
import { parseJson } from './json.ts';

type Route = {
  method: string;
  path: RegExp;
  service: string;
  operation: string;
  input?: (exchange: Exchange) => Record<string, unknown>;
  answer?: (output: Record<string, unknown>) => Answer;
};

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body ?? {}),
});

const invoked = (output: Record<string, unknown>): Answer => {
  const status = Number(output.StatusCode ?? 200);
  if (status !== 200) return { status };
  const failed: Record<string, string> = output.FunctionError
    ? { 'x-amz-function-error': String(output.FunctionError) }
    : {};
  return json(200, output.Payload ?? null, { 'x-amz-executed-version': '$LATEST', ...failed });
};

const invocationPayload = (body: Buffer): unknown => {
  try {
    return body.length === 0 ? undefined : JSON.parse(body.toString());
  } catch {
    throw awsError('InvalidRequestContentException', 'Could not parse request body into json');
  }
};

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const functions = '/2015-03-31/functions';
const mapping = /^\/2015-03-31\/event-source-mappings\/(?<UUID>[^/]+)$/;

/** The operations of REST services that the laptop answers. Named groups of the path are members of the input. */
const routes: Route[] = [
  {
    method: 'POST',
    path: new RegExp(`^${functions}/(?<FunctionName>[^/]+)/invocations$`),
    service: 'lambda',
    operation: 'Invoke',
    input: (exchange) => ({
      InvocationType: header(exchange, 'x-amz-invocation-type') ?? 'RequestResponse',
      Payload: invocationPayload(exchange.body),
    }),
    answer: invoked,
  },
  {
    method: 'GET',
    path: new RegExp(`^${functions}/(?<FunctionName>[^/]+)$`),
    service: 'lambda',
    operation: 'GetFunction',
  },
  {
    method: 'GET',
    path: new RegExp(`^${functions}/(?<FunctionName>[^/]+)/configuration$`),
    service: 'lambda',
    operation: 'GetFunctionConfiguration',
  },
  { method: 'GET', path: new RegExp(`^${functions}/?$`), service: 'lambda', operation: 'ListFunctions' },
  { method: 'GET', path: mapping, service: 'lambda', operation: 'GetEventSourceMapping' },
  {
    method: 'PUT',
    path: mapping,
    service: 'lambda',
    operation: 'UpdateEventSourceMapping',
    answer: (output) => json(202, output),
  },
  {
    method: 'POST',
    path: /^\/schedules\/(?<Name>[^/]+)$/,
    service: 'scheduler',
    operation: 'CreateSchedule',
  },
  { method: 'PUT', path: /^\/schedules\/(?<Name>[^/]+)$/, service: 'scheduler', operation: 'UpdateSchedule' },
  { method: 'GET', path: /^\/schedules\/(?<Name>[^/]+)$/, service: 'scheduler', operation: 'GetSchedule' },
  {
    method: 'DELETE',
    path: /^\/schedules\/(?<Name>[^/]+)$/,
    service: 'scheduler',
    operation: 'DeleteSchedule',
  },
  { method: 'GET', path: /^\/schedules$/, service: 'scheduler', operation: 'ListSchedules' },
  {
    method: 'GET',
    path: /^\/schedule-groups\/(?<Name>[^/]+)$/,
    service: 'scheduler',
    operation: 'GetScheduleGroup',
  },
  { method: 'POST', path: /^\/v2\/email\/outbound-emails$/, service: 'ses', operation: 'SendEmail' },
  { method: 'GET', path: /^\/v2\/email\/account$/, service: 'ses', operation: 'GetAccount' },
  {
    method: 'GET',
    path: /^\/v2\/email\/identities\/(?<EmailIdentity>[^/]+)$/,
    service: 'ses',
    operation: 'GetEmailIdentity',
  },
];

const queryOf = ({ url }: Exchange): Record<string, unknown> =>
  Object.fromEntries([...url.searchParams].map(([name, value]) => [pascal(name), value]));

/** Answers a call of a REST-JSON service, or undefined when no path of one was asked for. */
export async function answerRest(exchange: Exchange, dispatch: Dispatch): Promise<Answer | undefined> {
  for (const route of routes) {
    const match = route.method === exchange.method ? route.path.exec(exchange.url.pathname) : null;
    if (!match) continue;
    const named = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    const given = route.input ? route.input(exchange) : { ...queryOf(exchange), ...parseJson(exchange.body) };
    const output = await dispatch(route.service, route.operation, { ...given, ...Object.fromEntries(named) });
    const answer = isRecord(output) ? output : {};
    return route.answer ? route.answer(answer) : json(200, answer);
  }
  return undefined;
}
