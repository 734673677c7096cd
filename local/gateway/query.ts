import { isRecord } from '../assembly/template.ts';
import { awsError, isAwsError } from '../aws-error.ts';
import { type Answer, type Dispatch, type Exchange, plainBody } from './exchange.ts';
import { xml } from './xml.ts';

type Namespace = { service: string; xmlns: string };

const versions: Record<string, Namespace> = {
  '2010-08-01': { service: 'cloudwatch', xmlns: 'http://monitoring.amazonaws.com/doc/2010-08-01/' },
  '2010-12-01': { service: 'ses', xmlns: 'http://ses.amazonaws.com/doc/2010-12-01/' },
  '2010-03-31': { service: 'sns', xmlns: 'http://sns.amazonaws.com/doc/2010-03-31/' },
  '2011-06-15': { service: 'sts', xmlns: 'https://sts.amazonaws.com/doc/2011-06-15/' },
};

/** `MessageAttributes.entry.1.Name=…` as nested members; numbered ones as lists, entries as maps of what they name. */
export function readQuery(parameters: URLSearchParams): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of parameters) {
    const parts = path.split('.').filter((part) => part !== 'member' && part !== 'entry');
    let at = root;
    for (const part of parts.slice(0, -1)) {
      at[part] ??= {};
      at = at[part] as Record<string, unknown>;
    }
    at[parts.at(-1) ?? ''] = value;
  }
  const { Action: _action, Version: _version, ...input } = root;
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, unnumbered(value)]));
}

function unnumbered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, unnumbered(entry)] as const);
  if (!entries.every(([key]) => /^\d+$/.test(key))) return Object.fromEntries(entries);
  const list = entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, entry]) => entry);
  const named = list.every(
    (entry) => typeof entry === 'object' && entry !== null && 'Name' in entry && 'Value' in entry,
  );
  if (!named || list.length === 0) return list;
  return Object.fromEntries(
    (list as { Name: string; Value: unknown }[]).map(({ Name, Value }) => [Name, Value]),
  );
}

/** Lists as the Query protocol writes them: an element of the list's name around one `member` each. */
function withMembers(value: unknown): unknown {
  if (Array.isArray(value)) return { member: value.map(withMembers) };
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      isMoment(key, entry) ? moment(entry) : withMembers(areMoments(key, entry) ? entry.map(moment) : entry),
    ]),
  );
}

// Services answer moments in seconds, as JSON has them; XML has them as ISO 8601.
const isMoment = (key: string, value: unknown): value is number =>
  key.endsWith('Timestamp') && typeof value === 'number';
const areMoments = (key: string, value: unknown): value is number[] =>
  key === 'Timestamps' && Array.isArray(value);
const moment = (seconds: number) => new Date(seconds * 1000).toISOString();

/** An error as the Query protocol writes it. */
export function queryError(error: unknown, requestId: string): Answer {
  const known = isAwsError(error) ? error : awsError('InternalFailure', String(error), 500);
  const body = { Type: known.status < 500 ? 'Sender' : 'Receiver', Code: known.type, Message: known.message };
  return {
    status: known.status,
    headers: { 'content-type': 'text/xml' },
    body: xml('ErrorResponse', { Error: body, RequestId: requestId }),
  };
}

/** Answers a call of the Query protocol: SNS, SES's first version, CloudWatch (as the AWS CLI asks it), and STS's GetCallerIdentity. */
export async function answerQuery(exchange: Exchange, dispatch: Dispatch): Promise<Answer> {
  const parameters = new URLSearchParams(plainBody(exchange).toString());
  const action = parameters.get('Action') ?? '';
  const namespace = versions[parameters.get('Version') ?? ''];
  if (!namespace) throw awsError('InvalidAction', `${action} is not hosted on the laptop`);
  const output = await dispatch(namespace.service, action, readQuery(parameters));
  const content = {
    [`${action}Result`]: withMembers(output ?? {}),
    ResponseMetadata: { RequestId: exchange.requestId },
  };
  const body = xml(`${action}Response`, content).replace('>', ` xmlns="${namespace.xmlns}">`);
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}
