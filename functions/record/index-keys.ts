/**
 * What `keysOf(record)` says of a record: where the three indexes of its table find it.
 * Nothing here may change with every comment, or each comment would pay for three index writes.
 */
export type IndexKeys = {
  /** In a team's queue while it is there to be worked on; absent when it is closed. `order` sorts the queue. */
  readonly open?: { readonly team: string; readonly order: string };
  /** The person it is with, in which capacity, e.g. `assignee:dana`. */
  readonly person?: string | undefined;
  /** The service or CI that it is about. */
  readonly subject?: string | undefined;
  /** Sorts the person and subject lists; usually when it was opened. */
  readonly order: string;
};

/** Attributes that a queue shows, kept in the `open` index so that a page of it is one query (20 at most). */
export const openProjection = [
  'id',
  'kind',
  'version',
  'title',
  'state',
  'priority',
  'team',
  'service',
  'assignee',
  'requester',
  'openedAt',
  'source',
  'impact',
  'urgency',
  'escalation',
  'acknowledgedAt',
  'alarmName',
  'firingSince',
  'count',
  'run',
] as const;

/** Partitions that one team's queue of one kind is spread over, so that a storm does not heat a single one. */
export const shards = 2;

/** A small stable hash (FNV-1a) that spreads ids over shards. */
export function shardOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % shards;
}

/** Partition keys of a team's queue. */
export const queuePartitions = (kind: string, team: string): string[] =>
  Array.from({ length: shards }, (_, shard) => `${kind}#${team}#${shard}`);

/** The index attributes of a stored record. */
export function indexAttributes(kind: string, id: string, keys: IndexKeys): Record<string, string> {
  const { open, person, subject, order } = keys;
  return {
    ...(open && { openPk: `${kind}#${open.team}#${shardOf(id)}`, openSk: `${open.order}#${id}` }),
    ...(person && { personPk: `${kind}#${person}`, personSk: `${order}#${id}` }),
    ...(subject && { subjectPk: `${kind}#${subject}`, subjectSk: `${order}#${id}` }),
  };
}
