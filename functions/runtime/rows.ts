import { randomUUID } from 'node:crypto';
import {
  type Change,
  type Check,
  type Claim,
  type Decision,
  type DomainEvent,
  difference,
  type Versioned,
} from '../kernel/decision.ts';
import { woundBy } from '../record/clocks.ts';
import { isDiscreet } from '../record/discreet.ts';
import { type IndexKeys, indexAttributes } from '../record/index-keys.ts';
import type { Notice } from '../record/notice.ts';
import { type Asked, type EventRow, eventKey } from '../record/timeline.ts';
import { canonical, hashOfEvent, hashOfLeft, hashOfWords } from './chain.ts';
import { tableOf, toItem } from './dynamo.ts';
import { packed } from './packed.ts';

/** Partition key of a record; two kinds of one practice may use the same id. */
export const keyOf = (kind: string, id: string): string => `${kind}#${id}`;

const asksOf = (event: DomainEvent): Asked[] => [
  ...(Object.keys(woundBy(event)).length ? ['clock' as const] : []),
  ...(event.notices?.length ? ['notice' as const] : []),
];

/**
 * What an event does not tell of its record, or tells shorter than it is: that is under the chain all the same, so that nobody changes
 * it unseen.
 */
function leftBy<T extends Versioned>({ before, after, event }: Decision<T>, salt: string | undefined) {
  const { changed, said = {} } = event;
  const differing = Object.keys(difference(before ?? {}, after));
  // A name with a dot is a part of a field, told by itself.
  const names = [...new Set([...differing, ...Object.keys(changed)])].filter((name) => !name.includes('.'));
  const told = (name: string) => ({ ...changed[name], ...(said[name] as Change | undefined) }).to;
  const value = (name: string) => (after as Readonly<Record<string, unknown>>)[name];
  const untold = names.filter((name) => canonical(told(name)) !== canonical(value(name)));
  return Object.fromEntries(untold.map((name) => [name, hashOfLeft(value(name), salt)]));
}

/** The event row of a decision, chained to the record's previous one. `depth` counts causes before it. */
export function eventRow<T extends Versioned>(
  practice: string,
  decision: Decision<T>,
  depth: number,
): EventRow {
  const { after, before, event } = decision;
  const { said, notices, ...rest } = event;
  const discreet = isDiscreet(practice);
  const asks = discreet ? [] : asksOf(event);
  const salt = randomUUID();
  const told = notices?.length ? (notices as readonly Notice[]) : undefined;
  const words = said ?? (told && {});
  const left = leftBy(decision, words && salt);
  return {
    pk: keyOf(after.kind, after.id),
    sk: eventKey(after.version),
    kind: after.kind,
    id: after.id,
    version: after.version,
    ...rest,
    depth,
    ...(asks.length && { practice, asks }),
    ...(discreet && { practice, discreet }),
    ...(told && { notices: told }),
    ...(Object.keys(left).length && { left }),
    ...(before?.chain && { previous: before.chain }),
    ...(words && { said: { salt, words }, saidHash: hashOfWords(salt, words, told) }),
  };
}

/** The two writes that every decision makes: the record on its version, and its immutable event row. */
export function decisionWrites<T extends Versioned>(
  practice: string,
  decision: Decision<T>,
  keys: IndexKeys,
  depth: number,
) {
  const { before, after } = decision;
  const table = tableOf(practice);
  const event = eventRow(practice, decision, depth);
  const record = { ...after, chain: hashOfEvent(event) };
  const item = { pk: event.pk, sk: 'record', ...record, ...indexAttributes(after.kind, after.id, keys) };
  const unchanged = before
    ? {
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: toItem({ ':seen': before.version }),
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const once = { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    record,
    writes: [
      { Put: { TableName: table, Item: toItem(item), ...unchanged } },
      { Put: { TableName: table, Item: toItem(event), ...once } },
    ],
  };
}

/** A claim as a write: the row must be absent, expired, or held by the one that the claim names. Its long texts are packed. */
export function claimWrite(table: string, { pk, sk, values, heldBy, expiresAt }: Claim, nowSeconds: number) {
  const free = 'attribute_not_exists(pk) OR expiresAt < :now';
  const held = heldBy === undefined ? '' : ' OR holder = :holder';
  const names = { ':now': nowSeconds, ...(heldBy !== undefined && { ':holder': heldBy }) };
  return {
    Put: {
      TableName: table,
      Item: toItem({ pk, sk, ...packed(values ?? {}), ...(expiresAt && { expiresAt }) }),
      ConditionExpression: `${free}${held}`,
      ExpressionAttributeValues: toItem(names),
    },
  };
}

/** A check as a condition of the transaction: fields of another record still have one of these values each. */
export function checkWrite({ table, pk, sk, field, among, and = [] }: Check) {
  const fields = [{ field, among }, ...and];
  const clause = (values: readonly unknown[], f: number) =>
    `#f${f} IN (${values.map((_, v) => `:f${f}v${v}`).join(', ')})`;
  const named = fields.flatMap((one, f) => one.among.map((value, v) => [`:f${f}v${v}`, value] as const));
  return {
    ConditionCheck: {
      TableName: table,
      Key: toItem({ pk, sk }),
      ConditionExpression: fields.map((one, f) => clause(one.among, f)).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(fields.map((one, f) => [`#f${f}`, one.field])),
      ExpressionAttributeValues: toItem(Object.fromEntries(named)),
    },
  };
}
