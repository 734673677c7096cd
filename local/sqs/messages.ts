import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../state.ts';

/** Times in ms since the epoch. `receipt` is of the latest receive; `cameFrom` is the queue it was dead-lettered from. */
export type Message = {
  seq: number;
  id: string;
  body: string;
  attributes: string;
  sentAt: number;
  receives: number;
  firstReceivedAt: number | null;
  receipt: string | null;
  cameFrom: string | null;
};

export type Counts = { visible: number; inFlight: number; delayed: number };

export type Messages = {
  put(queue: string, body: string, attributes: string, now: number, visibleAt: number): string;
  /** Hides up to `most` visible messages until `hiddenUntil` and counts the receive. */
  take(queue: string, most: number, now: number, hiddenUntil: number): Message[];
  /** Deletes the message of a receipt, if that receipt is its latest. */
  remove(seq: number, receipt: string): void;
  /** @returns the queue, if the receipt is the latest of a message that is in flight */
  hide(seq: number, receipt: string, now: number, visibleAt: number): string | undefined;
  expire(queue: string, sentBefore: number): void;
  purge(queue: string): void;
  /** Moves visible messages that were received `receives` times. @returns how many */
  deadLetter(queue: string, receives: number, to: string, cameFrom: string, now: number): number;
  /** All messages of a queue with where they came from, oldest first. */
  origins(queue: string): { seq: number; cameFrom: string | null }[];
  /** Moves one message as new: new id, new age, no receives. */
  move(seq: number, to: string, now: number): void;
  counts(queue: string, now: number): Counts;
  /** When the next hidden or delayed message becomes visible. */
  nextVisibleAt(queue: string, now: number): number | undefined;
};

const columns =
  'seq, id, body, attributes, sent_at AS sentAt, receives, first_received_at AS firstReceivedAt, receipt, came_from AS cameFrom';

/** The messages of all queues, in SQLite. */
export function createMessages(db: DatabaseSync): Messages {
  db.exec(`CREATE TABLE IF NOT EXISTS sqs_messages (seq INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL,
    id TEXT NOT NULL, body TEXT NOT NULL, attributes TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
    receives INTEGER NOT NULL DEFAULT 0, first_received_at INTEGER, receipt TEXT, came_from TEXT);
    CREATE INDEX IF NOT EXISTS sqs_visible ON sqs_messages (queue, visible_at, seq)`);
  const insert = db.prepare(
    'INSERT INTO sqs_messages (queue, id, body, attributes, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const visible = db.prepare(
    `SELECT ${columns} FROM sqs_messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?`,
  );
  const receive = db.prepare(
    `UPDATE sqs_messages SET receives = receives + 1, receipt = ?, visible_at = ?,
     first_received_at = COALESCE(first_received_at, ?) WHERE seq = ? RETURNING ${columns}`,
  );
  const remove = db.prepare('DELETE FROM sqs_messages WHERE seq = ? AND receipt = ?');
  const hide = db.prepare(
    'UPDATE sqs_messages SET visible_at = ? WHERE seq = ? AND receipt = ? AND visible_at > ? RETURNING queue',
  );
  const expire = db.prepare('DELETE FROM sqs_messages WHERE queue = ? AND sent_at <= ?');
  const purge = db.prepare('DELETE FROM sqs_messages WHERE queue = ?');
  const deadLetter = db.prepare(
    `UPDATE sqs_messages SET queue = ?, came_from = ?, receives = 0, receipt = NULL, first_received_at = NULL
     WHERE queue = ? AND visible_at <= ? AND receives >= ?`,
  );
  const origins = db.prepare(
    'SELECT seq, came_from AS cameFrom FROM sqs_messages WHERE queue = ? ORDER BY seq',
  );
  const move = db.prepare(
    `UPDATE sqs_messages SET queue = ?, id = ?, sent_at = ?, visible_at = ?, receives = 0, receipt = NULL,
     first_received_at = NULL, came_from = NULL WHERE seq = ?`,
  );
  const counts = db.prepare(`SELECT COUNT(*) FILTER (WHERE visible_at <= ?1) AS visible,
    COUNT(*) FILTER (WHERE visible_at > ?1 AND receives > 0) AS inFlight,
    COUNT(*) FILTER (WHERE visible_at > ?1 AND receives = 0) AS delayed FROM sqs_messages WHERE queue = ?2`);
  const next = db.prepare(
    'SELECT MIN(visible_at) AS at FROM sqs_messages WHERE queue = ? AND visible_at > ?',
  );

  return {
    put(queue, body, attributes, now, visibleAt) {
      const id = randomUUID();
      insert.run(queue, id, body, attributes, now, visibleAt);
      return id;
    },
    take: (queue, most, now, hiddenUntil) =>
      transaction(db, () =>
        visible
          .all(queue, now, most)
          .map((row) => receive.get(randomUUID(), hiddenUntil, now, row.seq as number) as Message),
      ),
    remove: (seq, receipt) => void remove.run(seq, receipt),
    hide: (seq, receipt, now, visibleAt) =>
      (hide.get(visibleAt, seq, receipt, now) as { queue: string } | undefined)?.queue,
    expire: (queue, sentBefore) => void expire.run(queue, sentBefore),
    purge: (queue) => void purge.run(queue),
    deadLetter: (queue, receives, to, cameFrom, now) =>
      Number(deadLetter.run(to, cameFrom, queue, now, receives).changes),
    origins: (queue) => origins.all(queue) as { seq: number; cameFrom: string | null }[],
    move: (seq, to, now) => void move.run(to, randomUUID(), now, now, seq),
    counts: (queue, now) => counts.get(now, queue) as Counts,
    nextVisibleAt: (queue, now) => (next.get(queue, now) as { at: number | null }).at ?? undefined,
  };
}
