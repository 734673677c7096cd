import { findAsk, findIncident, stillAtWork } from '../incident/read.ts';
import { system } from '../kernel/actor.ts';
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

/** Somebody wants the next level now: the machine's wait ends, if it is still the one of that level. */
async function hurry({ id }: Heard): Promise<void> {
  const escalation = await escalations.find(id);
  if (escalation?.state !== 'paging' || escalation.advanced === undefined) return;
  const { token, level } = await meetingOf(id);
  // A later level has left its token already: it is paging, which is what was wanted.
  if (token && level === escalation.advanced)
    await fail(token, 'NextLevel', 'Somebody asked for the next level.');
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

export const handler = reaction(async (heard, now) => {
  if (heard.type === 'escalation.advanced') return hurry(heard);
  return pageThem(heard, now);
});
