import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from '../activity.ts';
import { awsError, notHosted } from '../aws-error.ts';
import type { Caller, Dispatcher, Service } from '../dispatcher.ts';
import type { Place } from '../events/envelope.ts';
import { receivedNotification } from './notification.ts';
import { takesRecipient } from './recipients.ts';
import type { ReceiptRule } from './rules.ts';
import { verdictsIn } from './verdicts.ts';

/** A mail as it comes in by SMTP. */
export type Incoming = { source: string; destination: string[]; raw: Buffer };

export type Receipts = {
  /** Told once the template is read: its rules, and its rule sets. One that is not of the template is the account's own. */
  deploy(rules: ReceiptRule[], sets: string[]): void;
  /** Whether a rule of the active rule set takes mail for an address. */
  takes(address: string): boolean;
  /** Stores the mail and tells of it, as each rule says that takes it. @throws what S3 or SNS refuses */
  receive(mail: Incoming): Promise<string>;
  /** The operations of SES's first version that are about receiving. */
  service: Service;
};

const alphabet = 'abcdefghijklmnopqrstuv0123456789';
/** 40 characters, as SES names what it receives. */
const newMessageId = () => [...randomBytes(40)].map((byte) => alphabet[byte % 32]).join('');

/** The headers that SES puts in front. */
const stamped = ({ source, raw }: Incoming, id: string, now: number): Buffer =>
  Buffer.concat([
    Buffer.from(
      `Return-Path: <${source}>\r\nReceived: from laptop (localhost [127.0.0.1])\r\n by inbound-smtp.localhost with SMTP id ${id};\r\n ${new Date(now).toUTCString()}\r\n`,
    ),
    raw,
  ]);

/** SES's receiving half on one machine: what the active rule set of the template takes goes to S3 and SNS as there. */
export function createReceipts(options: {
  sql: DatabaseSync;
  now(): number;
  dispatcher: Pick<Dispatcher, 'dispatch'>;
  activity: Activity;
  place: Place;
}): Receipts {
  const { sql, now, dispatcher, activity, place } = options;
  sql.exec('CREATE TABLE IF NOT EXISTS receipt_rule_set (one INTEGER PRIMARY KEY, active TEXT)');
  let rules: ReceiptRule[] = [];
  let sets: string[] = [];
  const chosen = (): string | undefined =>
    (sql.prepare('SELECT active FROM receipt_rule_set WHERE one = 1').get()?.active as string) ?? undefined;
  // A set that the template only joins is the account's, and on the laptop nobody else could have activated it.
  const active = (): string | undefined => chosen() ?? rules.find(({ set }) => !sets.includes(set))?.set;
  const activeRules = () => rules.filter(({ set }) => set === active());

  async function carryOut(rule: ReceiptRule, mail: Incoming & { messageId: string; at: number }) {
    const recipients = mail.destination.filter((address) => takesRecipient(rule.recipients, address));
    if (!recipients.length) return;
    const { verdicts, raw } = verdictsIn(mail.raw);
    const stored = stamped({ ...mail, raw }, mail.messageId, mail.at);
    const source = `arn:aws:ses:${place.region}:${place.account}:receipt-rule-set/${rule.set}:receipt-rule/${rule.name}`;
    const caller: Caller = { name: rule.name, principal: 'ses.amazonaws.com', source };
    const call = (service: string, operation: string, input: Record<string, unknown>) =>
      dispatcher.dispatch({ service, operation, input, caller });
    for (const { bucket, prefix, topic } of rule.actions) {
      const Key = `${prefix}${mail.messageId}`;
      await call('s3', 'PutObject', { Bucket: bucket, Key, Body: stored });
      if (!topic) continue;
      const done = {
        type: 'S3' as const,
        topicArn: topic,
        bucketName: bucket,
        objectKeyPrefix: prefix,
        objectKey: Key,
      };
      const told = receivedNotification({ ...mail, raw: stored, verdicts }, recipients, done, now());
      await call('sns', 'Publish', {
        TopicArn: topic,
        Subject: 'Amazon SES Email Receipt Notification',
        Message: JSON.stringify(told),
      });
    }
  }

  const operations: Record<string, (input: Record<string, unknown>) => object> = {
    DescribeActiveReceiptRuleSet: () => {
      const Name = active();
      if (!Name) return {};
      const Rules = activeRules().map((rule) => ({
        Name: rule.name,
        Enabled: true,
        Recipients: rule.recipients,
      }));
      return { Metadata: { Name }, Rules };
    },
    SetActiveReceiptRuleSet: ({ RuleSetName }) => {
      if (RuleSetName !== undefined && !sets.includes(String(RuleSetName)))
        throw awsError('RuleSetDoesNotExist', `Rule set does not exist: ${String(RuleSetName)}`);
      sql
        .prepare('INSERT OR REPLACE INTO receipt_rule_set VALUES (1, ?)')
        .run(RuleSetName === undefined ? null : String(RuleSetName));
      return {};
    },
  };

  return {
    deploy: (given, known) => {
      rules = given;
      sets = known;
    },
    takes: (address) => activeRules().some(({ recipients }) => takesRecipient(recipients, address)),
    receive: async (mail) => {
      const done = activity.begin('a mail');
      try {
        const messageId = newMessageId();
        for (const rule of activeRules()) await carryOut(rule, { ...mail, messageId, at: now() });
        return messageId;
      } finally {
        done();
      }
    },
    service: async ({ operation, input }) => {
      const run = operations[operation];
      if (!run) throw notHosted('ses', operation);
      return run(input);
    },
  };
}
