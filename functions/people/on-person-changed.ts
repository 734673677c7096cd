import { system } from '../kernel/actor.ts';
import { collection } from '../runtime/collection.ts';
import { reaction } from '../runtime/reaction.ts';
import { settleAccount } from './account.ts';
import { people, teams } from './keep.ts';
import { changeTeam } from './team.ts';

const by = system('on-person-changed');

/** The teams that somebody led follow a hand-over, too. */
async function settleTeams(id: string, now: string, depth: number): Promise<void> {
  const to = (await people.find(id))?.handedOver?.to;
  if (!to) return;
  const led = (await collection(teams)).filter(({ lead }) => lead === id);
  for (const team of led) await teams.save(changeTeam(team, { lead: to }, by, now), { depth });
}

/** Somebody has another mail address, has left, is back or hands over: their account and their teams follow. */
export const handler = reaction(async ({ id, type, next }, now) => {
  if (type === 'person.handed-over') return settleTeams(id, now, next);
  await settleAccount(id, now, next);
});
