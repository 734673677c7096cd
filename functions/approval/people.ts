import { findPerson, leadOf, managers, membersOf, peopleById } from '../people/read.ts';
import type { Approvable } from '../record/approvable.ts';
import { involvedAmong, sameHuman } from '../record/approval-eyes.ts';
import type { AppliedStep, Approvers } from '../record/approval-policy.ts';
import type { RoundStep } from '../record/approval-round.ts';
import { cabs } from './keep.ts';

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;
export type Asking = Pick<Approvable, 'requester' | 'beneficiary' | 'involved' | 'team'>;

// So many rows fit into the transaction that closes one step and opens the next one.
const mostApprovers = 20;
const mostDeputies = 5;

const leads = async (teams: readonly string[]) =>
  (await Promise.all(teams.map(leadOf))).filter((id) => id !== undefined);

/** Whom somebody reports to; where nobody is named, or who is has left, who leads a team of theirs. */
async function managersOf(id: string): Promise<string[]> {
  const person = await findPerson(id);
  const manager = person?.manager === undefined ? undefined : await findPerson(person.manager);
  return manager?.state === 'active' ? [manager.id] : leads(person?.teams ?? []);
}

async function idsOf(one: Approvers, about: Asking): Promise<string[]> {
  if ('person' in one) return [one.person];
  if ('team' in one) return (await membersOf(one.team)).map(({ id }) => id);
  if ('role' in one) return (await managers()).map(({ id }) => id);
  if ('cab' in one) return (await cabs.find(one.cab))?.members ?? [];
  if ('managerOf' in one) return managersOf(about.beneficiary ?? about.requester);
  if (one.leadOf === 'team') return leads([about.team]);
  return leads((await findPerson(about.requester))?.teams ?? []);
}

/** The active people who are meant, each human once, whatever accounts they have. */
async function meant(all: readonly Approvers[], about: Asking): Promise<Person[]> {
  const ids = (await Promise.all(all.map((one) => idsOf(one, about)))).flat();
  const known = await peopleById([...new Set(ids)]);
  const active = [...known.values()]
    .filter(({ state }) => state === 'active')
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
  return active.filter((person, index) => !active.slice(0, index).some((other) => sameHuman(person, other)));
}

/** Who asks for it and who has another part in it, as the people table knows them: none of them decides. */
export const involvedIn = async ({ requester, involved }: Asking): Promise<Person[]> => [
  ...(await peopleById([...new Set([requester, ...involved])])).values(),
];

/** The steps of a round, frozen: names for whom policies mean now, without whoever may not decide. */
export async function freeze(
  steps: readonly AppliedStep[],
  about: Asking,
): Promise<{ steps: RoundStep[]; excluded: string[] }> {
  const involved = await involvedIn(about);
  const excluded = new Set(involved.map(({ id }) => id));
  const frozen = await Promise.all(
    steps.map(async ({ approvers, escalateTo, order: _, ...step }) => {
      const deputing: Approvers[] = escalateTo.length ? escalateTo : [{ role: 'manager' }];
      const [asked, deputies] = await Promise.all([meant(approvers, about), meant(deputing, about)]);
      const barred = involvedAmong([...asked, ...deputies], involved);
      for (const id of barred) excluded.add(id);
      const may = (people: readonly Person[], most: number) =>
        people
          .map(({ id }) => id)
          .filter((id) => !barred.includes(id))
          .slice(0, most);
      const cab = approvers.find((one) => 'cab' in one)?.cab;
      return {
        ...step,
        policies: [...step.policies],
        ...(cab && { cab }),
        approvers: may(asked, mostApprovers),
        deputies: may(deputies, mostDeputies),
        left: [],
      };
    }),
  );
  return { steps: frozen, excluded: [...excluded] };
}
