import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import { wind } from '../record/clocks.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { freeAt, type Limit, mailsPerRecord } from './throttle.ts';

/** A notice that somebody is to get. `event` is the same however often it comes. */
export const Waiting = z.object({
  event: z.string(),
  topic: z.string(),
  title: z.string(),
  text: z.string().optional(),
  path: z.string().optional(),
  at: instant,
  digest: z.boolean(),
  /** The ticket that it is about, and the version whose event says it: the words are read there when they are sent. */
  ticket: z.object({ practice: z.string(), kind: z.string(), id: z.string(), version: z.int() }).optional(),
});
export type Waiting = z.infer<typeof Waiting>;

/** What waits to be told to one person, and what was told to them lately. It holds no page. */
export const NoticeBox = z.object({
  ...recordFields,
  kind: z.literal('notice-box'),
  state: z.enum(['waiting', 'empty']),
  person: z.string(),
  items: z.array(Waiting),
  /** How many more there were than a box holds: they are told as a number. */
  more: z.int().nonnegative().default(0),
  /** Events that were told lately, so that one that comes again is told once. */
  lately: z.array(z.string()),
  /** When mails went out, in epoch seconds, and about what. */
  sent: z.array(z.object({ at: z.int(), about: z.string() })),
  /** Since when sending fails. */
  failingSince: instant.optional(),
});
export type NoticeBox = z.infer<typeof NoticeBox>;

const most = 100;
const mostText = 500;
const remembered = 200;

const shortened = (text: string) => (text.length > mostText ? `${text.slice(0, mostText - 1)}…` : text);

const emptyBox = (person: string): Omit<NoticeBox, 'version' | 'state'> => ({
  id: person,
  kind: 'notice-box',
  title: `What ${person} is to hear`,
  person,
  items: [],
  more: 0,
  lately: [],
  sent: [],
});

/** What a notice is about: its page, or else its topic. */
export const aboutOf = ({ path, topic }: Waiting): string => path ?? topic;

/**
 * Puts notices into somebody's box. The first one winds the clock; what comes until it strikes goes along.
 *
 * @param due when they are to be sent, of those that go at once and of those for the digest
 * @returns undefined when all of them came before
 */
export function collect(
  before: NoticeBox | undefined,
  person: string,
  notices: readonly Waiting[],
  due: { readonly soon: string; readonly digest: string },
  actor: Actor,
  at: string,
): Decision<NoticeBox> | undefined {
  const box = before ?? emptyBox(person);
  const known = new Set([...box.lately, ...box.items.map(({ event }) => event)]);
  const fresh = notices
    .filter(({ event }) => !known.has(event))
    .map((notice) => ({ ...notice, ...(notice.text && { text: shortened(notice.text) }) }));
  if (!fresh.length) return undefined;
  const room = Math.max(0, most - box.items.length);
  const wound = (digest: boolean, name: 'soon' | 'digest', clocks: NoticeBox['clocks']) =>
    fresh.some((notice) => notice.digest === digest) && !clocks?.[name]
      ? wind(clocks, name, due[name])
      : clocks;
  const clocks = wound(true, 'digest', wound(false, 'soon', before?.clocks));
  const next = {
    ...box,
    state: 'waiting' as const,
    items: [...box.items, ...fresh.slice(0, room)],
    more: box.more + Math.max(0, fresh.length - room),
    ...(clocks && { clocks }),
  };
  const event = { type: 'notice-box.filled', by: actor.id, at, freeText: ['items'] };
  return decide<NoticeBox>(before, next, event);
}

/** Notices that go into one message. */
export type Bundle = { readonly about: string; readonly items: readonly Waiting[] };

/** The notices that go at once, in one bundle for each record, in the order in which the first of each came. */
export function bundlesOf({ items }: NoticeBox): Bundle[] {
  const soon = items.filter(({ digest }) => !digest);
  return [...new Set(soon.map(aboutOf))].map((about) => ({
    about,
    items: soon.filter((item) => aboutOf(item) === about),
  }));
}

/**
 * The first second at which one more message about a record keeps the limits: for each record and in all.
 *
 * @param limits for everything that goes to this person
 */
export function roomAt(
  { sent }: Pick<NoticeBox, 'sent'>,
  about: string,
  limits: readonly Limit[],
  now: number,
): number {
  const all = sent.map(({ at }) => at);
  const same = sent.filter((each) => each.about === about).map(({ at }) => at);
  let at = now;
  for (;;) {
    const next = freeAt(all, limits, freeAt(same, mailsPerRecord, at));
    if (next === at) return at;
    at = next;
  }
}

/** What came of a clock's strike: what was told, what is left, and when it is looked at again. */
export type Outcome = {
  readonly told: readonly Waiting[];
  readonly sent: readonly { readonly at: number; readonly about: string }[];
  readonly clock: 'soon' | 'digest';
  /** When the rest of it is due; nothing is left without. */
  readonly again?: string | undefined;
  /** Why nothing could be sent. */
  readonly error?: string | undefined;
  /** It failed for a day: what waited is given up. */
  readonly givenUp?: boolean | undefined;
};

/** Takes what was told out of the box. */
export function emptied(before: NoticeBox, outcome: Outcome, actor: Actor, at: string): Decision<NoticeBox> {
  const { told, sent, clock, again, error, givenUp } = outcome;
  const gone = new Set(told.map(({ event }) => event));
  const { clocks: old, failingSince, ...box } = before;
  const items = box.items.filter(({ event }) => !gone.has(event));
  const clocks = wind(old, clock, again);
  const past = Math.floor(Date.parse(at) / 1000) - 10 * 3600;
  const next = {
    ...box,
    state: items.length ? ('waiting' as const) : ('empty' as const),
    items,
    more: told.length ? 0 : box.more,
    lately: [...box.lately, ...gone].slice(-remembered),
    sent: [...box.sent, ...sent].filter((each) => each.at > past),
    ...(clocks && { clocks }),
    ...(error && !givenUp && { failingSince: failingSince ?? at }),
  };
  const type = givenUp ? 'notice-box.given-up' : error ? 'notice-box.failed' : 'notice-box.emptied';
  const facts = { told: told.length, messages: sent.length, ...(error && { error }) };
  return decide<NoticeBox>(before, next, { type, by: actor.id, at, facts, freeText: ['items'] });
}

/** Found by its person alone. */
export const boxKeys = ({ person }: NoticeBox): IndexKeys => ({ order: person });
