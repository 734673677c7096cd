import type { Item } from './attribute-value.ts';
import type { Store } from './store.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

export type StreamEvent = 'INSERT' | 'MODIFY' | 'REMOVE';

/** A change as a stream tells it, in the shape a function receives. */
export type StreamRecord = {
  eventID: string;
  eventName: StreamEvent;
  eventVersion: '1.1';
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  eventSourceARN: string;
  userIdentity?: { type: 'Service'; principalId: 'dynamodb.amazonaws.com' };
  dynamodb: {
    ApproximateCreationDateTime: number;
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
};

/** What is captured of one change: images as JSON, so that nothing is written out twice. */
export type Capture = { keys: Item; old?: string; new?: string; size: number; expired: boolean };

export type Streams = {
  /** Writes the record of a change, inside the transaction of the change; nothing when the table has no stream. */
  capture(table: Table, change: Capture): void;
  /** Records of a table after a sequence number, oldest first. */
  records(table: Table, after: number, limit: number): StreamRecord[];
  /** The latest sequence number of a table, 0 when its stream is empty. */
  head(table: Table): number;
  /** Calls back after each commit, with the name of each table that has new records. */
  listen(listener: (table: string) => void): () => void;
  /** Tells listeners what was captured since the last time. */
  announce(): void;
  /** Forgets what was captured and rolled back. */
  forget(): void;
  /** Removes what is older than a stream keeps: 24 hours. */
  trim(): void;
};

type Stored = {
  seq: number;
  at: number;
  event: StreamEvent;
  keys: string;
  new: string | null;
  old: string | null;
  size: number;
  expired: number;
};

const retention = 24 * 60 * 60 * 1000;

/** The streams of all tables: one shard each, in the order of the commits. */
export function createStreams(options: {
  store: Store;
  tables: Tables;
  now(): number;
  region: string;
}): Streams {
  const { store, tables, now, region } = options;
  const insert = store.prepare('INSERT INTO stream VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const after = store.prepare('SELECT * FROM stream WHERE seq > ? AND tbl = ? ORDER BY seq LIMIT ?');
  const heads = new Map<number, number>();
  for (const row of store.prepare('SELECT tbl, max(seq) AS seq FROM stream GROUP BY tbl').all()) {
    heads.set(row.tbl as number, row.seq as number);
  }
  const listeners = new Set<(table: string) => void>();
  let captured = new Map<number, number>();
  let last = Math.max(0, ...heads.values());

  return {
    capture: (table, { keys, old, new: image, size, expired }) => {
      const view = table.settings.stream?.view;
      if (!view) return;
      const event = old === undefined ? 'INSERT' : image === undefined ? 'REMOVE' : 'MODIFY';
      const shown = (doc: string | undefined, when: boolean) => (when ? (doc ?? null) : null);
      const [newImage, oldImage] = [shown(image, view.startsWith('NEW')), shown(old, view.includes('OLD'))];
      insert.run(
        ++last,
        table.id,
        now(),
        event,
        JSON.stringify(keys),
        newImage,
        oldImage,
        size,
        expired ? 1 : 0,
      );
      captured.set(table.id, last);
    },
    records: (table, from, limit) => {
      if (!table.settings.stream || from >= (heads.get(table.id) ?? 0)) return [];
      return (after.all(from, table.id, limit) as Stored[]).map((row) => recordOf(row, table, region));
    },
    head: (table) => heads.get(table.id) ?? 0,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    announce: () => {
      if (!captured.size) return;
      const changed = captured;
      captured = new Map();
      for (const [id, seq] of changed) heads.set(id, seq);
      for (const id of changed.keys()) {
        const name = tables.byId(id)?.name;
        if (name !== undefined) for (const listener of listeners) listener(name);
      }
    },
    forget: () => captured.clear(),
    trim: () => {
      store.prepare('DELETE FROM stream WHERE at < ? AND seq < ?').run(now() - retention, last);
    },
  };
}

function recordOf(row: Stored, table: Table, region: string): StreamRecord {
  const { view, arn } = table.settings.stream!;
  return {
    eventID: `${table.id}-${row.seq}`,
    eventName: row.event,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: arn,
    ...(row.expired ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } } : {}),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(row.at / 1000),
      Keys: JSON.parse(row.keys),
      ...(row.new === null ? {} : { NewImage: JSON.parse(row.new) }),
      ...(row.old === null ? {} : { OldImage: JSON.parse(row.old) }),
      SequenceNumber: String(row.seq).padStart(21, '0'),
      SizeBytes: row.size,
      StreamViewType: view,
    },
  };
}
