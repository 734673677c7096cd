import type { IncomingMessage } from 'node:http';
import type { Caller } from '../dispatcher.ts';
import type { Functions } from '../lambda/functions.ts';

/**
 * Who signed: a function by the access key id that it alone was given, anybody else is the operator.
 * Signatures are not checked: the endpoint listens on loopback only, and the key names the caller rather than proving it.
 */
export function callerOf(request: IncomingMessage, functions: Functions): Caller {
  const signature =
    request.headers.authorization ??
    new URL(request.url ?? '/', 'http://local').searchParams.get('X-Amz-Credential');
  const key = /(?:Credential=|^)([^/\s,]+)\//.exec(signature ?? '')?.[1];
  const config = key === undefined ? undefined : functions.byAccessKey(key);
  if (!config) return { name: 'operator' };
  const sandbox = request.headers['x-amz-security-token'];
  const role = config.role.split('/').pop() ?? config.role;
  return { name: config.name, role, ...(typeof sandbox === 'string' && { sandbox }) };
}
