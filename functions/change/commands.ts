import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Decision } from '../kernel/decision.ts';
import { invalid } from '../kernel/refusal.ts';
import { may } from '../kernel/rights.ts';
import { slug } from '../kernel/text.ts';
import { nothing } from '../kernel/wire.ts';
import { findPerson } from '../people/read.ts';
import { Say, say } from '../record/comment.ts';
import { unwatch, Watch, watch } from '../record/watcher.ts';
import { demandOpen, notDone } from './beginning.ts';
import type { Change } from './change.ts';
import { correct, edited } from './correction.ts';
import { CloseChange, cancel, close, finish, start, submit, Why, withdraw } from './course.ts';
import { known } from './known.ts';
import { isOver } from './lifecycle.ts';
import { allAbout } from './lists.ts';
import { changeRights } from './rights.ts';

type Outcome = Decision<Change> | undefined;

/** What a person can do to a change: what they have to say, and what comes of it; undefined when it is so already. */
export type Command<S extends z.ZodType = z.ZodType> = {
  readonly ask: S;
  readonly decide: (before: Change, ask: z.output<S>, by: Actor, at: string) => Outcome | Promise<Outcome>;
  /** What the rights table calls it, when that is another name. */
  readonly right?: string;
};

const command = <S extends z.ZodType>(ask: S, decide: Command<S>['decide'], right?: string): Command<S> => ({
  ask,
  decide,
  ...(right && { right }),
});

/** Whose it is can be said of many; who carries one out belongs to what is voted on. */
const Assign = z
  .strictObject({ assignee: slug.nullable(), team: slug })
  .partial()
  .refine((ask) => Object.keys(ask).length > 0, 'name an assignee or a team');

async function openParts({ id }: Change): Promise<string[]> {
  const parts = await allAbout('parent', id);
  return parts.filter((part) => part.parent === id && !isOver(part)).map((part) => part.id);
}

/** Only those who may read changes are told of them, so only they can watch. */
async function demandWatcher(id: string, by: Actor): Promise<void> {
  if (id === by.id) return;
  const person = await findPerson(id);
  if (person?.state !== 'active') throw invalid('/person', `there is no ${id}`);
  const actor: Actor = { id, kind: 'person', roles: person.roles, teams: person.teams };
  if (!may(changeRights, actor, 'note')) throw invalid('/person', 'does not work on changes');
}

/** The commands that people give on one change alone, or on many at once. */
export const commands = {
  submit: command(nothing, (before, _, by, at) => submit(before, by, at)),
  withdraw: command(Why, (before, { reason }, by, at) => withdraw(before, reason, by, at)),
  cancel: command(Why, (before, { reason }, by, at) => cancel(before, reason, by, at)),
  implement: command(nothing, async (before, _, by, at) => {
    const waitsFor = await notDone(before.dependsOn);
    return start(before, { waitsFor, skipped: await demandOpen(before, at) }, by, at);
  }),
  finish: command(nothing, (before, _, by, at) => finish(before, by, at)),
  close: command(CloseChange, async (before, ask, by, at) =>
    close(before, ask, await openParts(before), by, at),
  ),
  assign: command(
    Assign,
    async (before, ask, by, at) => {
      await known(ask);
      return correct(before, edited(before, ask), before.risk, by, at);
    },
    'change',
  ),
  comment: command(Say, (before, { text }, by, at) =>
    say(before, text, 'public', 'change.commented', by, at),
  ),
  note: command(Say, (before, { text }, by, at) => say(before, text, 'internal', 'change.noted', by, at)),
  watch: command(Watch, async (before, { person = '' }, by, at) => {
    await demandWatcher(person || by.id, by);
    return watch(before, person || by.id, by, at);
  }),
  unwatch: command(Watch, (before, { person }, by, at) => unwatch(before, person ?? by.id, by, at)),
} as const;
