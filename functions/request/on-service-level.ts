import { system } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { decide } from '../kernel/decision.ts';
import { levelPassed } from '../record/level-passed.ts';
import { isClaim } from '../runtime/call.ts';
import { type Heard, onceFor, reaction } from '../runtime/reaction.ts';
import { type Reached, reachedIn } from '../service-level/read.ts';
import { requests } from './keep.ts';
import { isAtWork } from './lifecycle.ts';
import { toDoer } from './notices.ts';
import { deed, type ServiceRequest } from './service-request.ts';

const by = system('service-level');

/** Another team is to see to it; nobody's name is on it then. */
function reassigned(
  request: ServiceRequest,
  { reassign }: Reached,
  now: string,
): Decision<ServiceRequest> | undefined {
  if (!reassign || request.team === reassign || !isAtWork(request)) return undefined;
  const { assignee: _, ...rest } = request;
  const next = { ...rest, team: reassign };
  const notices = [toDoer(request, next, 'request-assigned', `${request.title} is yours now`)];
  return decide<ServiceRequest>(request, next, { ...deed('assigned', by, now), notices });
}

async function save(
  decision: Decision<ServiceRequest> | undefined,
  what: string,
  { agreement, point }: Reached,
  heard: Heard,
): Promise<void> {
  if (!decision) return;
  const claims = [onceFor(`${what}-${agreement}-${point}`, heard)];
  await requests.save(decision, { depth: heard.next, claims }).catch((error: unknown) => {
    if (!isClaim(error)) throw error;
  });
}

/** A clock of a request's service levels has passed a point: it is said on its timeline, and another team gets it if so agreed. */
export const handler = reaction(async (heard, now) => {
  if (!heard.id.startsWith('REQ-')) return;
  for (const reached of await reachedIn(heard.id, heard.version)) {
    const request = await requests.find(heard.id);
    if (request) await save(levelPassed(request, reached, by, now), 'said', reached, heard);
    const after = await requests.find(heard.id);
    if (after) await save(reassigned(after, reached, now), 'reassigned', reached, heard);
  }
});
