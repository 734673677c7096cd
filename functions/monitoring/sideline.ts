import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { Signal } from './signal.ts';

/** New alerts that one source may raise in five minutes before others go first. */
export const fairShare = 300;

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
export const waitOf = (nth: number): number => Math.min(840, 60 + Math.floor((nth - fairShare) / pace));

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
  const text = 'Its further alerts wait until those of others are open. Nothing is lost.';
  const notices = team && {
    notices: [{ to: [`team:${team}`], topic: 'noisy-source', title, text, path: '/alerts' }],
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
