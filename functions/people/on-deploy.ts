import * as z from 'zod';
import { type Actor, system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { line, mailAddress, slug } from '../kernel/text.ts';
import { collection } from '../runtime/collection.ts';
import { onDeploy } from '../runtime/custom-resource.ts';
import { retryingRaces } from '../runtime/races.ts';
import { addMapping, changeMapping, removeMapping } from './group-mapping.ts';
import { mappings, people, teams } from './keep.ts';
import { add, change, type Person } from './person.ts';
import { moved, Standing } from './standing.ts';
import { addTeam } from './team.ts';

const by: Actor = system('deploy');

/** What the configuration maps groups to, as text: CloudFormation would make text of whatever is in it. */
const Groups = z
  .string()
  .default('{}')
  .transform((text) => JSON.parse(text))
  .pipe(z.record(line(256), Standing));

/** Properties of `Custom::FirstAdmin`; `Team` is the one that takes what belongs to no other. */
const FirstAdmin = z.object({ Id: slug, Name: line(120), Email: mailAddress, Team: slug.optional(), Groups });
type FirstAdmin = z.infer<typeof FirstAdmin>;

async function ensureTeam(id: string, now: string): Promise<void> {
  const name = id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  if (!(await teams.find(id))) await teams.save(addTeam({ id, name }, by, now));
}

/** Somebody who has left stays out, whatever the configuration still says. */
const lacksAdmin = ({ state, roles }: Person) => state === 'active' && !roles.includes('admin');

async function ensureAdmin(
  { Id: id, Name: name, Email: email, Team }: FirstAdmin,
  now: string,
): Promise<void> {
  const known = await people.find(id);
  if (known && !lacksAdmin(known)) return;
  const joining = { roles: ['admin' as const], teams: Team ? [Team] : [], timeZone: 'UTC' };
  const decision = known
    ? change(known, { roles: [...known.roles, 'admin'] }, by, now)
    : add({ id, name, email, ...joining }, by, now);
  try {
    await people.save(decision);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'claim-taken') throw error;
    throw new Error(`The first administrator cannot be ${id}: ${email} already belongs to somebody else.`);
  }
}

/** The mappings of the configuration as they stand there now; one that is no longer there goes, others are people's. */
async function ensureMappings(wanted: z.infer<typeof Groups>, now: string): Promise<void> {
  const known = await collection(mappings);
  for (const [group, standing] of Object.entries(wanted)) {
    const before = known.find((mapping) => mapping.group === group);
    const alike = before?.locked && !moved(before, standing);
    if (alike) continue;
    await mappings.save(
      before ? changeMapping(before, standing, by, now) : addMapping({ group, ...standing }, by, now),
    );
  }
  for (const mapping of known.filter(({ locked, group }) => locked && !(group in wanted)))
    await mappings.save(removeMapping(mapping, by, now));
}

/** Makes the first administrator, without whom nobody could add anybody, and the team for what has no other; and maps the groups. */
export const handler = onDeploy(FirstAdmin, (wanted, now) =>
  retryingRaces(async () => {
    if (wanted.Team) await ensureTeam(wanted.Team, now);
    await ensureAdmin(wanted, now);
    await ensureMappings(wanted.Groups, now);
  }),
);
