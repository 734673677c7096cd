import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import { sources } from './signal.ts';
import type { ChangeNote } from './source/lenient.ts';

/** A deployment or another change of a service: whoever looks at an incident sees what went before it. */
export const ChangeMarker = z
  .object({
    ...recordFields,
    id: z.string().regex(/^MRK-\d+$/),
    kind: z.literal('change-marker'),
    state: z.enum(['noted', 'started', 'succeeded', 'failed']),
    /** What its source knows it by. */
    key: z.string(),
    source: z.enum(sources),
    integration: z.string().optional(),
    service: z.string(),
    account: z.string().optional(),
    region: z.string().optional(),
    url: z.string().optional(),
    description: z.string().optional(),
    tags: z.record(z.string(), z.string()),
    /** When it began, by its source. */
    openedAt: instant,
    finishedAt: instant.optional(),
  })
  .meta({ id: 'ChangeMarker' });
export type ChangeMarker = z.infer<typeof ChangeMarker>;

/** Found by its service, and in one list with all others, by when it began. */
export const changeMarkerKeys = ({ service, openedAt }: ChangeMarker): IndexKeys => ({
  person: 'all',
  subject: service,
  order: openedAt,
});

/** The row by which what is told of a change again finds its marker. */
export const changeKey = (key: string) => ({ pk: `change#${key}`, sk: 'claim' });

const over = (state: ChangeMarker['state']) => state === 'succeeded' || state === 'failed';

/** A change that is heard of for the first time. */
export function markChange(
  note: ChangeNote,
  service: string,
  id: string,
  by: Actor,
  now: string,
): Decision<ChangeMarker> {
  const { at, ...known } = note;
  const ended = over(note.state) && { finishedAt: at };
  const marker = { ...known, id, kind: 'change-marker' as const, service, tags: { ...note.tags } };
  const decision = decide<ChangeMarker>(
    undefined,
    { ...marker, openedAt: at, ...ended },
    { type: 'change-marker.noted', by: by.id, at: now },
  );
  return { ...decision, claims: [{ ...changeKey(note.key), values: { marker: id } }] };
}

/** What has become of a change; nothing when that is known already, or older than what is known. */
export function followChange(
  before: ChangeMarker,
  { state, at }: ChangeNote,
  by: Actor,
  now: string,
): Decision<ChangeMarker> | undefined {
  if (state === before.state) return undefined;
  const began = { ...before, openedAt: at < before.openedAt ? at : before.openedAt };
  const finished = over(state) && !(before.finishedAt && before.finishedAt > at);
  if (!finished && began.openedAt === before.openedAt) return undefined;
  const next = finished ? { ...began, state, finishedAt: at } : began;
  return decide(before, next, { type: 'change-marker.followed', by: by.id, at: now });
}
