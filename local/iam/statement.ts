import { isRecord, listOf } from '../assembly/template.ts';
import { type Context, conditionHolds, wildcard } from './conditions.ts';

/** One thing that a call needs to be allowed to do. */
export type Request = { action: string; resource: string; context: Context };

export type Statement = {
  allow: boolean;
  matches(request: Request): boolean;
  /** Whether a resource policy's statement speaks of this principal; an identity policy's speaks of its own role. */
  speaksOf(principal: { service?: string; role?: string }): boolean;
};

const known = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
  'Principal',
]);

const texts = (value: unknown): string[] => listOf(value as string | string[] | undefined).map(String);

const principalOf = (principal: unknown): Statement['speaksOf'] => {
  if (principal === undefined || principal === '*') return () => true;
  if (!isRecord(principal)) throw new Error(`The IAM principal ${JSON.stringify(principal)} is not hosted`);
  const services = texts(principal.Service);
  const identities = texts(principal.AWS);
  return ({ service, role }) =>
    identities.includes('*') ||
    (service !== undefined && services.includes(service)) ||
    (role !== undefined && identities.some((arn) => arn.endsWith(`:role/${role}`) || arn.endsWith(':root')));
};

/**
 * Reads one statement of a resolved policy document.
 *
 * @throws on members, policy variables, principals and condition operators that are not hosted: at the start, not at the call
 */
export function readStatement(raw: Record<string, unknown>): Statement {
  for (const key of Object.keys(raw))
    if (!known.has(key)) throw new Error(`The IAM statement member ${key} is not hosted`);
  if (JSON.stringify(raw).includes('${'))
    throw new Error(`IAM policy variables are not hosted: ${JSON.stringify(raw)}`);
  conditionHolds(raw.Condition, {});
  const actions = texts(raw.Action ?? raw.NotAction).map((action) => wildcard(action, 'i'));
  const resources = texts(raw.Resource ?? raw.NotResource ?? '*').map((resource) => wildcard(resource));
  const listed = (all: RegExp[], value: string) => all.some((one) => one.test(value));
  return {
    allow: raw.Effect === 'Allow',
    speaksOf: principalOf(raw.Principal),
    matches: ({ action, resource, context }) =>
      listed(actions, action) === (raw.Action !== undefined) &&
      listed(resources, resource) === (raw.NotResource === undefined) &&
      conditionHolds(raw.Condition, context),
  };
}

/** The statements of a policy document, which may hold one or a list. */
export function readDocument(document: unknown): Statement[] {
  if (!isRecord(document)) throw new Error(`Not a policy document: ${JSON.stringify(document)}`);
  return listOf(document.Statement as Record<string, unknown> | Record<string, unknown>[]).map(readStatement);
}
