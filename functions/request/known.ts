import { unknownPolicies } from '../approval/read.ts';
import { cisOf, findService } from '../configuration/read.ts';
import { demandNone, type FieldError } from '../kernel/refusal.ts';
import { peopleById, unknownTeams } from '../people/read.ts';
import type { Answer, FormField } from './form-field.ts';
import type { ItemContent } from './item-content.ts';
import { catalogueItems } from './stored.ts';

type Named = { readonly pointer: string; readonly id: string };
type Names = {
  readonly teams?: readonly Named[];
  readonly people?: readonly Named[];
  readonly services?: readonly Named[];
  readonly cis?: readonly Named[];
};

/** What the desk does not have, and what is called how that it has, by pointer. */
type LookedUp = { readonly missing: FieldError[]; readonly called: ReadonlyMap<string, string> };

const missing = ({ pointer, id }: Named): FieldError => ({ pointer, detail: `there is no ${id}` });
const ids = (named: readonly Named[]) => [...new Set(named.map(({ id }) => id))];

/** Looks these teams, people, services and items up. */
async function lookUp({ teams = [], people = [], services = [], cis = [] }: Names): Promise<LookedUp> {
  const [noTeams, known, found, items] = await Promise.all([
    teams.length ? unknownTeams(ids(teams)) : ([] as string[]),
    people.length ? peopleById(ids(people)) : new Map<string, { state: string; name: string }>(),
    Promise.all(ids(services).map(findService)),
    cis.length ? cisOf(ids(cis)) : [],
  ]);
  const service = new Map(found.flatMap((one) => (one ? [[one.id, one.title]] : [])));
  const ci = new Map(items.map(({ id, title }) => [id, `${title} (${id})`]));
  const absent = [
    ...teams.filter(({ id }) => noTeams.includes(id)),
    ...people.filter(({ id }) => known.get(id)?.state !== 'active'),
    ...services.filter(({ id }) => !service.has(id)),
    ...cis.filter(({ id }) => !ci.has(id)),
  ];
  const named = (all: readonly Named[], of: (id: string) => string | undefined) =>
    all.map(({ pointer, id }) => [pointer, of(id) ?? id] as const);
  return {
    missing: absent.map(missing),
    called: new Map([
      ...named(people, (id) => known.get(id)?.name),
      ...named(services, (id) => service.get(id)),
      ...named(cis, (id) => ci.get(id)),
    ]),
  };
}

const absent = async (names: Names) => (await lookUp(names)).missing;

const one = (pointer: string, id: string | null | undefined): Named[] => (id ? [{ pointer, id }] : []);

/** Refuses a team or a person that the desk does not have. @throws {Refusal} `validation`, naming the field */
export async function known(ask: {
  readonly team?: string | undefined;
  readonly assignee?: string | null | undefined;
  readonly for?: string | undefined;
}): Promise<void> {
  const people = [...one('/assignee', ask.assignee), ...one('/for', ask.for)];
  demandNone(await absent({ teams: one('/team', ask.team), people }));
}

/** Refuses an item of the catalogue that names what the desk does not have. @throws {Refusal} `validation`, naming each place */
export async function knownContent({
  target,
  tasks,
  entitlement,
  items = [],
  approvals,
}: Partial<ItemContent>): Promise<void> {
  const entitled = typeof entitlement === 'object' ? (entitlement.teams ?? []) : [];
  const inBundle = await catalogueItems.all(items);
  const parts = new Map(inBundle.map((item) => [item.id, item]));
  const errors = await absent({
    teams: [
      ...one('/target/team', target?.team),
      ...(tasks ?? []).flatMap(({ team }, n) => one(`/tasks/${n}/team`, team)),
      ...entitled.flatMap((team, n) => one(`/entitlement/teams/${n}`, team)),
    ],
    people: (tasks ?? []).flatMap(({ assignee }, n) => one(`/tasks/${n}/assignee`, assignee)),
    services: one('/target/service', target?.service),
  });
  const odd = items.flatMap((id, n): FieldError[] => {
    const draft = parts.get(id)?.draft;
    const pointer = `/items/${n}`;
    if (!draft) return [{ pointer, detail: `there is no ${id}` }];
    if (draft.type === 'bundle') return [{ pointer, detail: `${id} is a bundle itself` }];
    return draft.target.practice === 'incident' ? [{ pointer, detail: `${id} opens an incident` }] : [];
  });
  const policies = approvals?.policies ?? [];
  const lost = policies.length ? await unknownPolicies(policies) : [];
  const noPolicy = policies.flatMap((id, n) =>
    lost.includes(id) ? [missing({ pointer: `/approvals/policies/${n}`, id })] : [],
  );
  demandNone([...errors, ...odd, ...noPolicy]);
}

/** Looks up whom and what answers name: what the desk does not have is a fault, what it has is called by its name. */
export async function knownAnswers(
  fields: readonly FormField[],
  answers: Readonly<Record<string, Answer>>,
  at = '/answers',
): Promise<{ faults: FieldError[]; names: Readonly<Record<string, string>> }> {
  const of = (type: FormField['type']) =>
    fields.flatMap((field) =>
      field.type === type && answers[field.name] !== undefined
        ? one(`${at}/${field.name}`, String(answers[field.name]))
        : [],
    );
  const { missing: faults, called } = await lookUp({
    people: of('person'),
    services: of('service'),
    cis: of('ci'),
  });
  const names = Object.fromEntries(
    [...called].map(([pointer, name]) => [pointer.slice(at.length + 1), name]),
  );
  return { faults, names };
}
