import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { awsError, notHosted } from './aws-error.ts';
import type { Service } from './dispatcher.ts';

/** A text message in the outbox. `at` is ISO 8601, `from` the origination identity that it was sent with. */
export type SentText = { id: string; to: string; from: string; text: string; type: string; at: string };

export type Texts = {
  service: Service;
  /** Everything that was sent, newest last. */
  sent(): SentText[];
};

type Input = Record<string, unknown>;
type Operation = (input: Input) => Record<string, unknown>;

const longest = 1600;
const invalid = (message: string, Reason: string) =>
  awsError('ValidationException', message, 400, { Reason });

/** AWS End User Messaging on one machine: nothing leaves it, every text message that is sent lies in the outbox. */
export function createTexts({ sql, now }: { sql: DatabaseSync; now(): number }): Texts {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS text_message (seq INTEGER PRIMARY KEY, doc TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS text_opted_out (number TEXT PRIMARY KEY) WITHOUT ROWID`);
  const stopped = (number: string) =>
    sql.prepare('SELECT 1 FROM text_opted_out WHERE number = ?').get(number) !== undefined;

  const operations: Record<string, Operation> = {
    SendTextMessage: (input) => {
      const {
        DestinationPhoneNumber: to = '',
        MessageBody: text = '',
        OriginationIdentity: from = '',
      } = input;
      if (!/^\+[1-9]\d{6,14}$/.test(String(to)))
        throw invalid('DestinationPhoneNumber must be in E.164 format', 'INVALID_PARAMETER');
      if (text === '' || String(text).length > longest)
        throw invalid(`MessageBody must have 1 to ${longest} characters`, 'INVALID_PARAMETER');
      if (stopped(String(to))) {
        const Reason = 'DESTINATION_PHONE_NUMBER_OPTED_OUT';
        throw awsError('ConflictException', 'The destination phone number is opted out', 400, { Reason });
      }
      const type = String(input.MessageType ?? 'TRANSACTIONAL');
      const at = new Date(now()).toISOString();
      const sent: SentText = {
        id: randomUUID(),
        to: String(to),
        from: String(from),
        text: String(text),
        type,
        at,
      };
      sql.prepare('INSERT INTO text_message (doc) VALUES (?)').run(JSON.stringify(sent));
      return { MessageId: sent.id };
    },
    PutOptedOutNumber: ({ OptedOutNumber }) => {
      sql.prepare('INSERT OR IGNORE INTO text_opted_out VALUES (?)').run(String(OptedOutNumber));
      return { OptedOutNumber, OptedOutTimestamp: now() / 1000, EndUserOptedOut: false };
    },
    DeleteOptedOutNumber: ({ OptedOutNumber }) => {
      sql.prepare('DELETE FROM text_opted_out WHERE number = ?').run(String(OptedOutNumber));
      return { OptedOutNumber };
    },
  };

  return {
    sent: () =>
      sql
        .prepare('SELECT doc FROM text_message ORDER BY seq')
        .all()
        .map(({ doc }) => JSON.parse(String(doc)) as SentText),
    service: async ({ service, operation, input }) => {
      const run = operations[operation];
      if (!run) throw notHosted(service, operation);
      return run(input);
    },
  };
}
