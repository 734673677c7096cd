import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { type Decision, decide } from '../kernel/decision.ts';
import { instant, recordFields } from '../record/base.ts';
import type { IndexKeys } from '../record/index-keys.ts';
import type { HealthEntity, HealthNote } from './health-note.ts';
import { cut, oneLine } from './signal.ts';
import { fitting } from './source/lenient.ts';

/** Resources that are kept of one event; what comes after them is counted by nobody, and AWS has the list. */
export const mostEntities = 500;

const Entity = z.object({
  value: z.string(),
  status: z.string(),
  at: instant,
  ci: z.string().optional(),
  service: z.string().optional(),
});

/** What AWS Health says of one event in one account, all its pages and updates together. */
export const HealthEvent = z
  .object({
    ...recordFields,
    id: z.string().regex(/^AHE-\d+$/),
    kind: z.literal('health-event'),
    state: z.enum(['open', 'upcoming', 'closed']),
    key: z.string(),
    category: z.enum(['issue', 'scheduled-change']),
    code: z.string(),
    awsService: z.string().optional(),
    account: z.string().optional(),
    region: z.string().optional(),
    startsAt: instant.optional(),
    endsAt: instant.optional(),
    text: z.string().optional(),
    url: z.string(),
    /** When AWS said the newest of it. */
    toldAt: instant,
    /** Which pages of its newest message have come. */
    pages: z
      .object({ communication: z.string(), at: instant, total: z.int(), heard: z.array(z.int()) })
      .optional(),
    /** By the resource's name. */
    entities: z.array(Entity),
    /** There are more resources than are kept. */
    more: z.boolean().optional(),
    openedAt: instant,
  })
  .meta({ id: 'HealthEvent' });
export type HealthEvent = z.infer<typeof HealthEvent>;
type Entities = HealthEvent['entities'];

/** Found by its key alone, and by who was told of it. */
export const healthEventKeys = ({ openedAt }: HealthEvent): IndexKeys => ({ order: openedAt });

/** The row by which what AWS Health says again finds its event. */
export const healthKey = (key: string) => ({ pk: `health#${fitting(key)}`, sk: 'claim' });

/** Every page of its newest message has come, as far as AWS says that there are pages. */
export const isWhole = ({ pages }: Pick<HealthEvent, 'pages'>): boolean =>
  pages === undefined || pages.heard.length >= pages.total;

/** AWS says that nothing is left to do about a resource. */
export const isResolved = ({ status }: Pick<HealthEntity, 'status'>): boolean => status === 'RESOLVED';

// Of two things said at one moment, the one that ends it stands: whichever comes first, it comes out the same.
const newer = (a: HealthEntity, b: HealthEntity): HealthEntity => {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  if (isResolved(a) !== isResolved(b)) return isResolved(a) ? a : b;
  return a.status > b.status ? a : b;
};

const without = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

// In one order, so that what is the same also looks so.
const plain = ({ value, status, at, ci, service }: HealthEntity): HealthEntity =>
  without({ value, status, at, ci, service });

function mergedEntities(
  before: Entities,
  notes: readonly HealthEntity[],
): Pick<HealthEvent, 'entities' | 'more'> {
  const found = new Map<string, HealthEntity>(before.map((each) => [each.value, each]));
  let more = false;
  for (const entity of notes) {
    const known = found.get(entity.value);
    if (!known && found.size >= mostEntities) more = true;
    else if (!known) found.set(entity.value, plain(entity));
    else {
      const { ci = known.ci, service = known.service } = entity;
      found.set(entity.value, plain({ ...newer(known, entity), ci, service }));
    }
  }
  const entities = [...found.values()].toSorted((a, b) => (a.value < b.value ? -1 : 1));
  return { entities, ...(more && { more }) };
}

function mergedPages(before: HealthEvent['pages'], { page, at }: HealthNote): HealthEvent['pages'] {
  if (!page) return before;
  const { communication, number, total } = page;
  const rank = (one: { at: string; communication: string }) => `${one.at}#${one.communication}`;
  if (before && before.communication !== communication && rank(before) > rank({ at, communication }))
    return before;
  const heard = before?.communication === communication ? before.heard : [];
  return { communication, at, total, heard: [...new Set([...heard, number])].toSorted((a, b) => a - b) };
}

type Fields = Omit<HealthEvent, 'version' | 'chain'>;

/** The event with one page more; the newest word of AWS stands, for the event and for each of its resources. */
function merged(before: Fields, note: HealthNote): Fields {
  const { entities: told, page: _, at, key: __, ...said } = note;
  const latest =
    at > before.toldAt || (at === before.toldAt && (note.state === 'closed' || before.state !== 'closed'));
  const pages = mergedPages(before.pages, note);
  const { entities, more = before.more } = mergedEntities(before.entities, told);
  return {
    ...before,
    ...(latest && { ...without(said), toldAt: at }),
    ...(pages && { pages }),
    entities,
    ...(more && { more }),
  };
}

/** What an event is called, in words. */
const titleOf = ({ code, region }: Pick<HealthNote, 'code' | 'region'>) => {
  const name = code.replace(/^AWS_/, '').replaceAll('_', ' ').toLowerCase();
  return oneLine(`AWS Health: ${name}${region ? ` (${region})` : ''}`, 200);
};

function unheardOf(note: HealthNote, id: string, now: string): Fields {
  const { entities: _, page: __, at: ___, key, ...said } = note;
  return {
    id,
    kind: 'health-event',
    title: titleOf(note),
    key: fitting(key),
    ...without(said),
    toldAt: new Date(0).toISOString(),
    entities: [],
    openedAt: now,
  };
}

/**
 * Takes in what AWS Health says of one event, in whatever order and however often it comes: copies, pages and updates of it become
 * one record, the same one whichever came first.
 *
 * @param items the configuration items of its resources, by ARN
 * @returns undefined when nothing of it is new
 */
export function noteEvent(
  before: HealthEvent | undefined,
  notes: readonly HealthNote[],
  items: ReadonlyMap<string, string>,
  id: string,
  by: Actor,
  now: string,
): Decision<HealthEvent> | undefined {
  const [first] = notes;
  if (!first) return undefined;
  const bound = (entity: HealthEntity): HealthEntity => {
    const ci = entity.ci ?? items.get(entity.arn ?? '');
    return ci ? { ...entity, ci } : entity;
  };
  const start: Fields = before ?? unheardOf(first, id, now);
  const next = notes
    .map((note) => ({
      ...note,
      entities: note.entities.map(bound),
      ...(note.text && { text: cut(note.text, 8_000) }),
    }))
    .reduce(merged, start);
  const resolved = next.entities.filter(isResolved).length;
  const type = before ? 'health-event.changed' : 'health-event.opened';
  const facts = { resources: next.entities.length, resolved };
  const decision = decide<HealthEvent>(before, next, { type, by: by.id, at: now, facts });
  const { changed } = decision.event;
  if (before && !Object.keys(changed).length) return undefined;
  // Hundreds of resources are no word for the bus: whoever hears it reads the record, and the chain keeps them.
  const event = changed.entities
    ? {
        ...decision.event,
        changed: { ...changed, entities: {} },
        said: { entities: { to: changed.entities.to } },
      }
    : decision.event;
  return {
    ...decision,
    event,
    ...(!before && { claims: [{ ...healthKey(first.key), values: { event: id } }] }),
  };
}
