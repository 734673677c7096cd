import { findAsk, findIncident, stillAtWork } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
import { findNotification } from '../notification/read.ts';
import { type Heard, reaction } from '../runtime/reaction.ts';
import { applyingPolicy } from './applying-policy.ts';
import { call } from './by-hand.ts';
import { defer } from './course.ts';
import { escalationId } from './escalation.ts';
import { escalations } from './keep.ts';
import { fail } from './machine.ts';
import { peopleMeant } from './targets.ts';
import { meetingOf } from './token.ts';

const by = system('on-asked');

/** Ends the machine's wait, if it is still the one of that level: a later one that pages already is what was wanted. */
async function endWait(id: string, level: number, cause: string): Promise<void> {
  const meeting = await meetingOf(id);
  if (meeting.token && meeting.level === level) await fail(meeting.token, 'NextLevel', cause);
}

/** Somebody wants the next level now. */
async function hurry({ id }: Heard): Promise<void> {
  const escalation = await escalations.find(id);
  if (escalation?.state === 'paging' && escalation.advanced !== undefined)
    await endWait(id, escalation.advanced, 'Somebody asked for the next level.');
}

/** Nobody of a page could be reached: there is no answer to wait for. */
async function passOver({ id, changed }: Heard): Promise<void> {
  if (!('unreached' in changed)) return;
  const told = await findNotification(id);
  const escalation = told?.escalation ? await escalations.find(told.escalation) : undefined;
  const page = escalation?.paged.find(({ version }) => version === told?.page);
  if (escalation?.state === 'paging' && page && !page.by)
    await endWait(escalation.id, page.level, 'Nobody of this level could be reached.');
}

/** Somebody wants people to be paged for an incident, whether it is escalated or not. */
async function pageThem({ id, version, next }: Heard, now: string): Promise<void> {
  const [incident, ask] = await Promise.all([findIncident(id), findAsk(id, version)]);
  if (!incident || !ask || ['resolved', 'closed'].includes(incident.state)) return;
  const { run } = incident;
  const known = await escalations.find(escalationId(id, run));
  if (known?.paged.some(({ asked }) => asked === version)) return;
  const people = await peopleMeant(ask.targets, now);
  if (!people.length) return;
  const before =
    known ??
    (await escalations.save(defer(incident, run, await applyingPolicy(incident), undefined, by, now), {
      depth: next,
    }));
  await escalations.save(call(before, people, stillAtWork(id), ask.by, now, version), { depth: next });
}

/** People want others to be paged, or a page has reached nobody. */
export const handler = reaction(async (heard, now) => {
  if (heard.type === 'incident.page-asked') return pageThem(heard, now);
  return heard.type === 'notification.failed' ? passOver(heard) : hurry(heard);
});
