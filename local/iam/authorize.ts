import { awsError } from '../aws-error.ts';
import type { Call } from '../dispatcher.ts';
import { type Policies, policyKey } from './policies.ts';
import type { RequestsOf } from './requests.ts';
import type { Request } from './statement.ts';

/** Answers the ARNs that a call touches, or refuses the call. */
export type Authorize = (call: Call) => string[];

/**
 * Decides as IAM does inside one account: an explicit Deny wins, then an Allow of the role's or of the resource's policy,
 * else no. A caller without role and principal is the operator at the endpoint, who may do everything.
 *
 * @param requestsOf what a call needs; it throws for an operation it does not know, so that nothing passes unjudged
 */
export function createAuthorize(policies: Policies, requestsOf: RequestsOf): Authorize {
  const allowed = (request: Request, { role, principal }: Call['caller']): boolean => {
    const identity = role === undefined ? [] : (policies.roles.get(role) ?? []);
    const resource = (policies.resources.get(policyKey(request.resource)) ?? []).filter((statement) =>
      statement.speaksOf({ ...(role && { role }), ...(principal && { service: principal }) }),
    );
    const matching = [...identity, ...resource].filter((statement) => statement.matches(request));
    return matching.length > 0 && matching.every(({ allow }) => allow);
  };

  return (call) => {
    const { role, principal, name, source } = call.caller;
    if (role === undefined && principal === undefined) return operatorTouches(call, requestsOf);
    const requests = requestsOf(call);
    for (const request of requests) {
      const from: Request['context'] = source
        ? { 'aws:sourcearn': source, 'aws:sourceaccount': source.split(':')[4] ?? '' }
        : {};
      const context = { ...request.context, ...from, 'aws:securetransport': 'true' };
      if (allowed({ ...request, context }, call.caller)) continue;
      const who = role ? `role ${role} (${name})` : `${principal} (${name})`;
      const message = `User: ${who} is not authorized to perform: ${request.action} on resource: ${request.resource}`;
      throw awsError('AccessDeniedException', message, call.service === 's3' ? 403 : 400, { denied: true });
    }
    return requests.map(({ resource }) => resource);
  };
}

/** The operator is asked for nothing; what was touched is still recorded where it can be told. */
function operatorTouches(call: Call, requestsOf: RequestsOf): string[] {
  try {
    return requestsOf(call).map(({ resource }) => resource);
  } catch {
    return [];
  }
}
