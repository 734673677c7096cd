import type { Actor } from '../kernel/actor.ts';
import { invalid } from '../kernel/refusal.ts';
import { type Rights, reach } from '../kernel/rights.ts';
import { type Counts, total } from '../record/tally.ts';
import { countsAt } from './counting.ts';

type Names = { readonly team: readonly string[]; readonly person: readonly string[] };
type Query = { readonly team?: string | undefined; readonly by?: 'team' | undefined };

/** What is counted of the records of a kind beside their lists: with teams, and with persons. */
export function tallies(practice: string, kind: string, names: Names) {
  /** What is counted of each of these teams, and of all of them. */
  async function ofTeams(ids: readonly string[]) {
    const counts = await Promise.all(ids.map((id) => countsAt(practice, kind, `team#${id}`, names.team)));
    const teams = Object.fromEntries(ids.map((id, index) => [id, counts[index] as Counts]));
    return { all: total(counts, names.team), teams };
  }

  /** What is counted of those that are with somebody, or that somebody asked for. */
  const ofPerson = (as: 'assignee' | 'requester', id: string): Promise<Counts> =>
    countsAt(practice, kind, `${as}#${id}`, names.person);

  /**
   * The counts that somebody may know. Whoever sees only their own is told of no others, not even how many there are.
   *
   * @throws {Refusal} `validation` for a team that is not among those `known`
   */
  async function knownTo(actor: Actor, { team, by }: Query, rights: Rights, known: readonly string[]) {
    if (reach(rights, actor) === 'own') return { mine: await ofPerson('requester', actor.id) };
    if (team !== undefined && !known.includes(team)) throw invalid('/team', `there is no ${team}`);
    const [mine, { all, teams }] = await Promise.all([
      ofPerson('assignee', actor.id),
      ofTeams(team === undefined ? known : [team]),
    ]);
    return { all, mine, ...(by && { teams }) };
  }

  return { ofTeams, ofPerson, knownTo };
}
