import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { line, text } from '../kernel/text.ts';
import { recordFields } from '../record/base.ts';

const fields = {
  name: line(80),
  /** What whoever holds it has to do, in plain words. */
  duties: text(5_000),
  /** A role that is not needed is not asked for when nobody holds it. */
  needed: z.boolean(),
};

/** A role in a major incident, with its written duties. */
export const MajorRole = z.object({
  ...recordFields,
  kind: z.literal('major-incident-role'),
  state: z.literal('active'),
  ...fields,
});
export type MajorRole = z.infer<typeof MajorRole>;

export const ChangeMajorRole = z.strictObject(fields).partial();
export type ChangeMajorRole = z.infer<typeof ChangeMajorRole>;

const role = (id: string, name: string, duties: string): MajorRole => ({
  id,
  kind: 'major-incident-role',
  state: 'active',
  title: name,
  name,
  duties,
  needed: true,
  version: 1,
});

export const commander = 'incident-commander';
export const communications = 'communications-lead';

/** The roles as the desk brings them along; whoever changes one keeps it with its own words from then on. */
export const standardRoles: readonly MajorRole[] = [
  role(
    commander,
    'Incident commander',
    `Leads until it is over, and decides when opinions differ.
- Say out loud that you have command, and hand it over explicitly.
- Keep the goal in view: restore service first, find the cause later.
- Give each task to one person with a time by which you ask again.
- Ask for more people before you need them; send home whoever is tired.
- Declare the end, and see that the review has an owner.`,
  ),
  role(
    communications,
    'Communications lead',
    `Tells those who are affected what is going on, so that nobody has to ask.
- Post an update at the promised time, also when there is nothing new.
- Write in plain words: what does not work, for whom, what to do meanwhile, when the next update comes.
- Promise no time of repair that the operations lead has not named.
- Keep questions away from those who repair.`,
  ),
  role(
    'operations-lead',
    'Operations lead',
    `Leads the work on the systems; nobody else changes anything.
- Keep a list of what is suspected, tried and ruled out.
- Prefer what can be undone: roll back, switch over, turn off.
- Say what you are about to change before you change it.
- Report to the incident commander at the agreed times.`,
  ),
  role(
    'scribe',
    'Scribe',
    `Writes down what happens while it happens.
- Note decisions and who took them, with the time.
- Note what was tried and what came of it, also what did not help.
- Attach pictures and figures while they can still be had.
- Give the review its first timeline.`,
  ),
];

/** Changes the words of a role. Its id stays: incidents name it. */
export function changeMajorRole(
  before: MajorRole,
  ask: ChangeMajorRole,
  actor: Actor,
  at: string,
): Decision<MajorRole> {
  const name = ask.name ?? before.name;
  const next = { ...before, ...ask, title: name };
  return decide<MajorRole>(before, next, { type: 'major-incident-role.changed', by: actor.id, at });
}
