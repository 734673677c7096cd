import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { awsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { transaction } from '../state.ts';
import { invalidParameter } from './queue.ts';
import type { Queues } from './queues.ts';

export type MoveTasks = {
  start(input: { SourceArn?: string; DestinationArn?: string }): { TaskHandle: string };
  list(input: { SourceArn?: string; MaxResults?: number }): { Results: Record<string, unknown>[] };
};

/**
 * Redrive of dead letters. The whole queue is moved before the call answers, whatever rate was asked for, so that no
 * task is ever seen RUNNING; a message that no queue dead-lettered stays, and its task has FAILED, as in SQS.
 */
export function createMoveTasks(deps: { db: DatabaseSync; clock: Clock; queues: Queues }): MoveTasks {
  const { db, clock, queues } = deps;
  db.exec(`CREATE TABLE IF NOT EXISTS sqs_move_tasks (seq INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL,
    destination TEXT, moved INTEGER NOT NULL, total INTEGER NOT NULL, started_at INTEGER NOT NULL)`);
  const insert = db.prepare(
    'INSERT INTO sqs_move_tasks (source, destination, moved, total, started_at) VALUES (?, ?, ?, ?, ?)',
  );
  const latest = db.prepare('SELECT * FROM sqs_move_tasks WHERE source = ? ORDER BY seq DESC LIMIT ?');

  function source(arn: string | undefined): string {
    const found = queues.list().find((queue) => queue.arn === arn);
    if (found) return found.arn;
    throw awsError(
      'ResourceNotFoundException',
      "The resource that you specified for the SourceArn parameter doesn't exist.",
      404,
    );
  }

  return {
    start({ SourceArn, DestinationArn }) {
      const from = source(SourceArn);
      if (!queues.list().some(({ redrive }) => redrive?.deadLetterTargetArn === from)) {
        invalidParameter('Source queue must be configured as a Dead Letter Queue.');
      }
      transaction(db, () => {
        const letters = queues.origins(queues.queue(from));
        const movable = letters.filter(({ cameFrom }) => DestinationArn ?? cameFrom);
        for (const { seq, cameFrom } of movable)
          queues.move(seq, queues.queue(DestinationArn ?? String(cameFrom)));
        insert.run(from, DestinationArn ?? null, movable.length, letters.length, clock.now());
      });
      return { TaskHandle: Buffer.from(randomUUID()).toString('base64') };
    },
    list({ SourceArn, MaxResults = 1 }) {
      const rows = latest.all(source(SourceArn), Math.min(MaxResults, 10));
      return {
        Results: rows.map((row) => ({
          Status: row.moved === row.total ? 'COMPLETED' : 'FAILED',
          ...(row.moved !== row.total && { FailureReason: 'CouldNotDetermineMessageSource' }),
          SourceArn: row.source,
          ...(row.destination !== null && { DestinationArn: row.destination }),
          ApproximateNumberOfMessagesMoved: row.moved,
          ApproximateNumberOfMessagesToMove: row.total,
          StartedTimestamp: row.started_at,
        })),
      };
    },
  };
}
