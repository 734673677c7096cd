import { hash } from 'node:crypto';
import { type AwsError, awsError, isAwsError } from '../aws-error.ts';
import type { Item } from './attribute-value.ts';
import { type Meter, readUnits, writeUnits } from './capacity.ts';
import { capacityAnswer } from './capacity-answer.ts';
import { type Change, commit, current, type Prepared, prepare } from './change.ts';
import type { Engine } from './engine.ts';
import { capacityIn, type Input, listIn, mapIn } from './input.ts';
import { checkCondition, type Intent, intentOf, type WriteKind } from './intent.ts';
import { type Operation, readOne } from './item-operations.ts';
import { validation } from './refused.ts';

const maxItems = 100;
const maxSize = 4 * 1024 * 1024;
const factor = 2;
const tokenLife = 10 * 60 * 1000;
const kinds: WriteKind[] = ['Put', 'Update', 'Delete', 'ConditionCheck'];

type Reason = { Code: string; Message?: string; Item?: Item };

/**
 * TransactWriteItems: everything is written in one commit, or TransactionCanceledException tells of each member
 * why not. The same ClientRequestToken within 10 minutes does nothing again; with other members it is refused.
 */
export const transactWrite: Operation = (engine, input, meter) => {
  const members = listIn(input, 'TransactItems', maxItems);
  const token = tokenOf(engine, input, members);
  const intents = members.map((member) => intentIn(engine, member));
  refuseTwice(intents.map(({ table, key }) => `${table.id}\n${key.hash}\n${key.range}`));
  if (token?.known) {
    for (const { table, key } of intents) {
      meter.read(table.name, readUnits(engine.store.find(table.id, key)?.size ?? 0, true) * factor);
    }
    return answer(input, meter);
  }
  const changes: Prepared[] = [];
  const reasons = intents.map((intent) => attempt(engine, intent, changes, meter));
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  if (changes.reduce((sum, { size }) => sum + size, 0) > maxSize) {
    throw validation(
      'Collection size of items exceeded, the aggregate size of the items in the transaction is above 4MB',
    );
  }
  commit(engine, changes, meter, token?.keep);
  return answer(input, meter);
};

/** TransactGetItems: up to 100 items as they are at one moment. */
export const transactGet: Operation = (engine, input, meter) => {
  const gets = listIn(input, 'TransactItems', maxItems).map((member) => mapIn(member, 'Get'));
  refuseTwice(gets.map(({ TableName, Key }) => `${TableName}\n${JSON.stringify(Key)}`));
  const units = (size: number) => readUnits(size, true) * factor;
  const Responses = gets.map((get) => {
    const Item = readOne(engine, get, meter, units, true);
    return Item ? { Item } : {};
  });
  return { Responses, ...answer(input, meter) };
};

function intentIn({ tables }: Engine, member: Input): Intent {
  const given = kinds.filter((kind) => member[kind] !== undefined);
  if (given.length !== 1) {
    throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  return intentOf(given[0]!, tables, mapIn(member, given[0]!));
}

function attempt(engine: Engine, intent: Intent, changes: Prepared[], meter: Meter): Reason {
  const { table, key } = intent;
  const change: Change = { table, key, ...current(engine, table, key) };
  try {
    checkCondition(intent, change.before);
    changes.push(prepare({ ...change, after: intent.next(change.before) }, meter, factor));
    return { Code: 'None' };
  } catch (error) {
    if (!isAwsError(error)) throw error;
    meter.write(table.name, writeUnits(change.row?.size) * factor);
    const { type, message, extra } = error;
    const Code = type === 'ConditionalCheckFailedException' ? 'ConditionalCheckFailed' : 'ValidationError';
    return { Code, Message: message, ...extra };
  }
}

function cancelled(reasons: Reason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return awsError('TransactionCanceledException', message, 400, { CancellationReasons: reasons });
}

function refuseTwice(targets: string[]): void {
  if (new Set(targets).size === targets.length) return;
  throw validation('Transaction request cannot include multiple operations on one item');
}

function tokenOf({ store, now }: Engine, { ClientRequestToken }: Input, members: Input[]) {
  if (typeof ClientRequestToken !== 'string') return undefined;
  const own = hash('sha1', JSON.stringify(members));
  const row = store
    .prepare('SELECT hash FROM token WHERE token = ? AND at > ?')
    .get(ClientRequestToken, now() - tokenLife);
  if (row && row.hash !== own) {
    throw awsError(
      'IdempotentParameterMismatchException',
      'Request parameters do not match the original request for this ClientRequestToken',
    );
  }
  const insert = store.prepare('INSERT OR REPLACE INTO token VALUES (?, ?, ?)');
  return { known: row !== undefined, keep: () => void insert.run(ClientRequestToken, own, now()) };
}

/** Removes tokens that no longer protect anything. */
export function forgetTokens({ store, now }: Engine): void {
  store.prepare('DELETE FROM token WHERE at <= ?').run(now() - tokenLife);
}

function answer(input: Input, meter: Meter): Record<string, unknown> {
  const ConsumedCapacity = capacityAnswer(meter.consumed(), capacityIn(input), true);
  return ConsumedCapacity ? { ConsumedCapacity } : {};
}
