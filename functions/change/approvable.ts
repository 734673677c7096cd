import { teamIds } from '../people/read.ts';
import type { Approvable } from '../record/approvable.ts';
import { standingStep } from '../record/approval-policy.ts';
import { canonical, sha256 } from '../runtime/chain.ts';
import { queuedPages } from '../runtime/queued.ts';
import type { Change } from './change.ts';
import { contentOf } from './content.ts';
import { asking, isAsked } from './lifecycle.ts';
import { isHigh } from './risk.ts';
import { stored } from './stored.ts';

/** The hash of what a change asks for: a vote is for exactly this. */
export const contentHash = (change: Change): string => sha256(canonical(contentOf(change)));

const factsOf = (change: Change) => ({
  ...contentOf(change),
  id: change.id,
  state: change.state,
  team: change.team,
  assignee: change.assignee,
  risk: change.risk,
});

/** A change as whoever asks for votes on it sees it. */
export function approvableOf(change: Change): Approvable {
  const { id, round, title, team, requester, implementer, assignee, type, plannedFrom, risk } = change;
  const { description, cis, services, plans, outage, plannedTo } = change;
  const carriesOut = implementer ?? assignee;
  return {
    id,
    kind: 'change',
    round,
    asked: isAsked(change),
    over: change.state === 'canceled' ? 'The change was canceled.' : 'The change was withdrawn.',
    title,
    team,
    requester,
    involved: carriesOut === undefined ? [] : [carriesOut],
    policies: [],
    steps: [],
    otherwise: [standingStep(type === 'emergency')],
    tells: false,
    begins: plannedFrom,
    facts: factsOf(change),
    content: contentHash(change),
    ...(isHigh(risk.level) && {
      presence: `approve ${id}, whose risk is ${risk.level.replace('-', ' ')}`,
    }),
    shown: {
      kind: 'change',
      title,
      description,
      type,
      implementer,
      cis,
      services,
      plans,
      outage,
      plannedFrom,
      plannedTo,
      risk,
    },
    check: {
      table: 'change',
      pk: `change#${id}`,
      sk: 'record',
      field: 'state',
      among: asking,
      and: [{ field: 'round', among: [round] }],
    },
  };
}

/** The changes of a team that are put to the vote. Its queue holds ids alone, so the changes themselves are looked at. */
async function askedOf(team: string): Promise<string[]> {
  const found: string[] = [];
  for await (const ids of queuedPages(stored, team))
    found.push(...(await stored.all(ids)).filter(isAsked).map(({ id }) => id));
  return found;
}

/** The changes that are put to the vote at this moment, of all teams. */
export async function changesAsked(): Promise<string[]> {
  const found: string[] = [];
  for (const team of await teamIds()) found.push(...(await askedOf(team)));
  return found;
}
