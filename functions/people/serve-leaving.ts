import type { Handlers } from '../runtime/api.ts';
import { commit } from '../runtime/call.ts';
import { collection } from '../runtime/collection.ts';
import type { leavingContract } from './contract/leaving.ts';
import { people, teams } from './keep.ts';
import { demandWorker } from './known.ts';
import { handOver, type Person } from './person.ts';
import { membersOf } from './read.ts';

const titled = ({ id, title, state }: { id: string; title: string; state: string }) => ({ id, title, state });

/** The teams that somebody leads, and those that have nobody else. */
async function teamsOf({ id, teams: mine }: Person) {
  const led = (await collection(teams)).filter(({ lead }) => lead === id);
  const alone = await Promise.all(
    (await teams.all(mine)).map(async (team) => {
      const others = (await membersOf(team.id)).filter((member) => member.id !== id);
      return others.length ? [] : [team];
    }),
  );
  return [
    ...led.map((team) => ({ kind: 'team', as: 'lead', ...titled(team) })),
    ...alone.flat().map((team) => ({ kind: 'team', as: 'last-member', ...titled(team) })),
  ];
}

/** What somebody leaves behind. The other practices are asked only here, so that no other call waits for their code. */
export const serveLeaving: Handlers<typeof leavingContract> = {
  readLeaving: async ({ id, at }) => {
    const person = await people.get(id);
    const [{ assignedTo, rolesHeldBy, watchedBy }, { dutiesOf }] = await Promise.all([
      import('../incident/read.ts'),
      import('../on-call/read.ts'),
    ]);
    const [work, held, watched, duties, theirs] = await Promise.all([
      assignedTo(id),
      rolesHeldBy(id),
      watchedBy(id),
      dutiesOf(id, at),
      teamsOf(person),
    ]);
    const items = [
      ...work.map((incident) => ({ kind: 'incident', as: 'assignee', ...titled(incident) })),
      ...held.map(({ incident, role }) => ({
        kind: 'incident',
        as: 'major-role',
        role,
        ...titled(incident),
      })),
      ...duties,
      ...theirs,
      ...watched.map((incident) => ({ kind: 'incident', as: 'watcher', ...titled(incident) })),
    ];
    return { status: 200, body: { items } };
  },
  handOverPerson: async (call) => {
    await demandWorker(call.ask.to, '/to');
    return commit(call, people, handOver(await people.get(call.id), call.ask.to, call.actor, call.at));
  },
};
