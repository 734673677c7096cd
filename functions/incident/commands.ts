import type * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { may } from '../kernel/rights.ts';
import { nothing } from '../kernel/wire.ts';
import { firingOf } from '../monitoring/read.ts';
import { findPerson } from '../people/read.ts';
import { Say } from '../record/comment.ts';
import { unwatch, Watch, watch } from '../record/watcher.ts';
import { Assign, acknowledge, assign, Transfer, take, transfer } from './assignment.ts';
import { settings } from './configured.ts';
import { ChangeIncident, change, OverridePriority, overridePriority } from './correction.ts';
import { attach, detach, SetParent } from './family.ts';
import { demandCategory, fieldsAt } from './forms.ts';
import { hold, PutOnHold, resume } from './hold.ts';
import type { Incident } from './incident.ts';
import { incidents } from './keep.ts';
import { standingOf } from './kin.ts';
import { known } from './known.ts';
import { Merge, merge, unmerge } from './merging.ts';
import { Close, close, despiteOf, Reopen, Resolve, reopen, resolve } from './resolution.ts';
import { incidentRights } from './rights.ts';
import { comment, note } from './speech.ts';

type Outcome = Decision<Incident> | undefined;

/** What a person can do to an incident: what they have to say, and what comes of it; undefined when it is so already. */
export type Command<S extends z.ZodType = z.ZodType> = {
  readonly ask: S;
  readonly decide: (before: Incident, ask: z.output<S>, by: Actor, at: string) => Outcome | Promise<Outcome>;
};

const command = <S extends z.ZodType>(ask: S, decide: Command<S>['decide']): Command<S> => ({ ask, decide });

async function stillFiring({ alerts = {} }: Incident): Promise<string[]> {
  const joined = Object.entries(alerts).filter(([, { clearedAt }]) => !clearedAt);
  return firingOf(joined.map(([id]) => id).slice(0, 100));
}

async function other(id: string, field: string): Promise<Incident> {
  const found = await incidents.find(id);
  if (found) return found;
  throw invalid(`/${field}`, `there is no ${id}`);
}

async function setParent(before: Incident, parent: string | null, by: Actor, at: string): Promise<Outcome> {
  const [child, former] = await Promise.all([
    standingOf(before.id),
    before.parent === undefined ? undefined : standingOf(before.parent),
  ]);
  if (parent === null) return detach(before, { child, parent: undefined, former }, by, at);
  const standings = { child, parent: await standingOf(parent), former };
  return attach(before, await other(parent, 'parent'), standings, by, at);
}

/** Only those who may read notes are told of them, so only they can watch. */
async function demandWatcher(id: string, by: Actor): Promise<void> {
  if (id === by.id) return;
  const person = await findPerson(id);
  if (person?.state !== 'active') throw invalid('/person', `there is no ${id}`);
  const actor: Actor = { id, kind: 'person', roles: person.roles, teams: person.teams };
  if (!may(incidentRights, actor, 'read-notes')) throw invalid('/person', 'does not work on incidents');
}

const mine = (incident: Incident, by: Actor) =>
  incident.state === 'acknowledged' && incident.acknowledgedBy === by.id;

/** Every command that people give on one incident alone, or on many at once. */
export const commands = {
  acknowledge: command(nothing, (before, _, by, at) =>
    mine(before, by) ? undefined : acknowledge(before, by, at),
  ),
  take: command(nothing, (before, _, by, at) =>
    before.assignee === by.id && before.state !== 'open' && before.takenOver
      ? undefined
      : take(before, by, at),
  ),
  assign: command(Assign, async (before, ask, by, at) => {
    await known(ask);
    return assign(before, ask, by, at);
  }),
  transfer: command(Transfer, async (before, ask, by, at) => {
    await known({ team: ask.team });
    return transfer(before, ask, by, at);
  }),
  change: command(ChangeIncident, async (before, ask, by, at) => {
    const service = await known(ask, before.service);
    await demandCategory(before, ask.category);
    const fields = await fieldsAt(before, 'change', ask.fields, by);
    return change(before, ask, by, at, fields, service?.criticality);
  }),
  'override-priority': command(OverridePriority, overridePriority),
  hold: command(PutOnHold, (before, ask, by, at) => hold(before, ask, by, at)),
  resume: command(nothing, (before, _, by, at) => resume(before, by, at)),
  resolve: command(Resolve, async (before, ask, by, at) => {
    const despite = despiteOf(await stillFiring(before), ask);
    const fields = await fieldsAt(before, 'resolve', ask.fields, by);
    return resolve(before, ask.resolution, by, at, { despite, fields });
  }),
  reopen: command(Reopen, (before, { reason }, by, at) =>
    reopen(before, reason, by, at, settings().reopenDays),
  ),
  close: command(Close, async (before, { fields }, by, at) =>
    close(before, by, at, await fieldsAt(before, 'close', fields, by)),
  ),
  comment: command(Say, (before, { text }, by, at) => comment(before, text, by, at)),
  note: command(Say, (before, { text }, by, at) => note(before, text, by, at)),
  'set-parent': command(SetParent, (before, { parent }, by, at) => setParent(before, parent, by, at)),
  merge: command(Merge, async (before, { into }, by, at) => {
    if (before.mergedInto === into) return undefined;
    return merge(before, await other(into, 'into'), by, at);
  }),
  unmerge: command(nothing, (before, _, by, at) => unmerge(before, by, at, settings().reopenDays)),
  watch: command(Watch, async (before, { person = '' }, by, at) => {
    await demandWatcher(person || by.id, by);
    return watch(before, person || by.id, by, at);
  }),
  unwatch: command(Watch, (before, { person }, by, at) => unwatch(before, person ?? by.id, by, at)),
} as const;
export type CommandName = keyof typeof commands;
