import type { Context } from 'aws-lambda';
import { acknowledge } from '../../functions/incident/assignment.ts';
import { incidents } from '../../functions/incident/keep.ts';
import { policies } from '../../functions/on-call/keep.ts';
import { handler as onTaken } from '../../functions/on-call/on-incident-taken.ts';
import { AddPolicy, addPolicy } from '../../functions/on-call/policy.ts';
import { people, teams } from '../../functions/people/keep.ts';
import { AddPerson, add } from '../../functions/people/person.ts';
import { addTeam } from '../../functions/people/team.ts';

export const dana = { id: 'dana', kind: 'person', roles: ['agent'], teams: ['platform'] } as const;
export const context = {} as Context;
export const now = () => new Date().toISOString();
export const opening = {
  title: 'Slow',
  impact: 'high',
  urgency: 'high',
  service: 'checkout',
  team: 'platform',
} as const;

/** What Lambda, or a machine's Retry, does about a crash. */
export async function persistently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 40) throw error;
    }
  }
}

/** An event as the bus brings it. */
export const heard = (type: string, id: string, version: number) =>
  ({ 'detail-type': type, detail: { id, version, at: now(), by: 'dana', changed: {}, depth: 0 } }) as never;

/** A team of two, and a policy that pages one after the other. */
export async function furnish(): Promise<void> {
  const levels = [
    { targets: [{ person: 'dana' }], minutes: 5 },
    { targets: [{ person: 'eli' }], minutes: 5 },
  ];
  const ask = AddPolicy.parse({ name: 'Platform', team: 'platform', levels });
  await policies.save(addPolicy(ask, dana, now()));
  await teams.save(addTeam({ id: 'platform', name: 'Platform' }, dana, now()));
  for (const id of ['dana', 'eli'])
    await people.save(
      add(AddPerson.parse({ id, name: id, email: `${id}@desk.example`, teams: ['platform'] }), dana, now()),
    );
}

/** Takes the incident, and tells the reaction. */
export async function take(id: string): Promise<void> {
  await persistently(async () => {
    const incident = await incidents.get(id);
    if (incident.state === 'open') await incidents.save(acknowledge(incident, dana, now()));
  });
  await persistently(() => onTaken(heard('incident.acknowledged', id, 2), context));
}
