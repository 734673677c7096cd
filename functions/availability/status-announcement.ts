import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { recordFields } from '../record/base.ts';

/** Something that the subscribers of a status page are to be told, once. */
export const StatusAnnouncement = z.object({
  ...recordFields,
  kind: z.literal('status-announcement'),
  state: z.enum(['waiting', 'told', 'dropped']),
  page: z.string(),
  outage: z.string(),
  about: z.enum(['begin', 'end', 'update']),
  text: z.string().optional(),
  /** Where the telling goes on. */
  after: z.string().optional(),
});
export type StatusAnnouncement = z.infer<typeof StatusAnnouncement>;

export type AnnouncementOf = Pick<StatusAnnouncement, 'page' | 'outage' | 'about' | 'text'> & {
  readonly nth?: number;
};

export const announcementId = ({ page, outage, about, nth }: AnnouncementOf): string =>
  [page, outage, about, ...(nth === undefined ? [] : [nth])].join('~');

const deed = (type: string, by: Actor, at: string) => ({
  type: `status-announcement.${type}`,
  by: by.id,
  at,
  freeText: ['title', 'text'],
});

/** Plans to tell the subscribers at a moment. */
export function announce(
  of: AnnouncementOf,
  title: string,
  due: string,
  by: Actor,
  at: string,
): Decision<StatusAnnouncement> {
  const { page, outage, about, text } = of;
  const next = {
    ...{
      id: announcementId(of),
      kind: 'status-announcement' as const,
      state: 'waiting' as const,
      title,
      page,
      outage,
      about,
    },
    ...(text && { text }),
    clocks: { tell: due },
  };
  return decide<StatusAnnouncement>(undefined, next, deed('planned', by, at));
}

/** It does not have to be told any more. */
export const drop = (before: StatusAnnouncement, by: Actor, at: string): Decision<StatusAnnouncement> =>
  decide<StatusAnnouncement>(
    before,
    { ...before, state: 'dropped', clocks: undefined },
    deed('dropped', by, at),
  );

/** Part of the subscribers were told, up to a place in their list; without one, all of them. */
export function toldUpTo(
  before: StatusAnnouncement,
  after: string | undefined,
  by: Actor,
  at: string,
): Decision<StatusAnnouncement> {
  const { after: _, clocks: __, ...rest } = before;
  const next =
    after === undefined ? { ...rest, state: 'told' as const } : { ...rest, after, clocks: { tell: at } };
  return decide<StatusAnnouncement>(before, next, deed(after === undefined ? 'told' : 'going-on', by, at));
}
