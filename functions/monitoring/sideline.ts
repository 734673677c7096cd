import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Signal } from './signal.ts';

/** New alerts that one source may raise in five minutes before others go first. */
export const fairShare = 300;

/** Seconds that the first of them waits: two sources of a thousand alerts each are both open within a minute. */
const pause = 15;

/** Alerts a second at which a noisy source goes on. */
const pace = 20;

/** Five minutes in which one source raised so many alerts that its further ones had to wait for those of others. */
export const Sideline = z
  .object({
    ...recordFields,
    id: z.string().regex(/^SDL-\d+$/),
    kind: z.literal('sideline'),
    /** Who was noisy, as the desk tells sources apart. */
    source: z.string(),
    integration: z.string().optional(),
    openedAt: instant,
  })
  .meta({ id: 'Sideline' });
export type Sideline = z.infer<typeof Sideline>;

/** Newest last, in one list: there are few. */
export const sidelineKeys = ({ openedAt }: Sideline): IndexKeys => ({ person: 'all', order: openedAt });

/** What counts as one source: an integration, or one service of one account and region. */
export const sourceOf = ({ integration, source, account, region, namespace }: Signal): string =>
  integration ?? [source, account, region, namespace].filter(Boolean).join(' ');

/** Seconds after which the nth alert of a noisy source in its five minutes comes again: spread, and after all others. */
export const waitOf = (nth: number): number => Math.min(840, pause + Math.floor((nth - fairShare) / pace));

/** The name under which the alerts of a source are counted: apart for as long as what was put off may still wait. */
export const countedAs = (source: string, window: number): string => `source#${source}#${window % 4}`;

/** How many alerts of a source had to wait, about how many still do, and when the last of them is heard. */
export type Wait = { readonly putOff: number; readonly waiting: number; readonly until?: string };

/** What waits by now, when so many were counted, the last of them at `lastAt`. They come back evenly, the last one last. */
export function waitNow(counted: number, lastAt: string, now: string): Wait {
  const putOff = Math.max(0, counted - fairShare);
  const until = Date.parse(lastAt) + waitOf(counted) * 1_000;
  const left = Math.max(0, (until - Date.parse(now)) / 1_000);
  const waiting = Math.min(putOff, Math.ceil(left * pace));
  return { putOff, waiting, ...(waiting > 0 && { until: new Date(until).toISOString() }) };
}

/**
 * Says that a source is too loud, once in its five minutes.
 *
 * @param team who is told, if anybody looks after the source
 */
export function sideline(
  noisy: Pick<Sideline, 'source' | 'integration'>,
  window: string,
  id: string,
  team: string | undefined,
  by: Actor,
  at: string,
): Decision<Sideline> {
  const title = `${noisy.source} raised more than ${fairShare} alerts in five minutes`;
  const text =
    'Its further alerts wait until those of others are open. Nothing is lost. A rule can group or quieten them.';
  const notices = team && {
    notices: [{ to: [`team:${team}`], topic: 'noisy-source', title, text, path: '/quarantine' }],
  };
  const next = { ...noisy, id, kind: 'sideline' as const, title, openedAt: at };
  const decision = decide<Sideline>(undefined, next, {
    type: 'source.sidelined',
    by: by.id,
    at,
    ...notices,
  });
  const expiresAt = Math.floor(Date.parse(at) / 1000) + 24 * 3600;
  return { ...decision, claims: [{ pk: `sidelined#${noisy.source}#${window}`, sk: 'claim', expiresAt }] };
}
