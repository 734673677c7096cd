import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { system } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { isClaim } from '../runtime/call.ts';
import { log } from '../runtime/log.ts';
import { nextNumber } from '../runtime/numbers.ts';
import { atOnce } from './at-once.ts';
import { recentTree } from './classes.ts';
import { observeFile, readConfigMessage } from './config-message.ts';
import { quarantinedItems } from './keep.ts';
import type { Observation } from './observation.ts';
import { oversizedItem } from './oversized-item.ts';
import { quarantineItem } from './quarantined-item.ts';
import { takeItems } from './take-items.ts';

const by = system('on-config-item');
/** The queue gives a message up after five tries: the one before that, we keep it where people see it. */
const lastTry = 4;

async function read(body: string, now: string): Promise<Observation | undefined> {
  const message = readConfigMessage(body, now);
  if ('observation' in message) return message.observation;
  return 'file' in message ? observeFile(await oversizedItem(message.file), message.diff, now) : undefined;
}

async function setAside({ messageId, body }: SQSRecord, reason: string, now: string): Promise<void> {
  const id = await nextNumber('configuration', 'QCI');
  try {
    await quarantinedItems.save(quarantineItem({ reason, raw: body }, messageId, id, by, now));
  } catch (error) {
    if (!isClaim(error)) throw error;
  }
}

function inWords(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const place = ({ path }: z.core.$ZodIssue) => path.map(String).join('.') || 'it';
  const isMissing = ({ message }: z.core.$ZodIssue) => message.endsWith('received undefined');
  const missing = error.issues.filter(isMissing).map(place);
  const others = error.issues
    .filter((issue) => !isMissing(issue))
    .map((issue) => `${place(issue)}: ${issue.message}`);
  return [...(missing.length ? [`it has no ${missing.join(', no ')}`] : []), ...others].join('; ');
}

const unreadable = (error: unknown) =>
  error instanceof z.ZodError || error instanceof Refusal || error instanceof SyntaxError;

const resourceOf = ({ identity: { account, region, resourceType, resourceId } }: Observation) =>
  [account, region, resourceType, resourceId].join(' ');

/**
 * Takes in a batch of AWS Config's items. Those of one resource go one after another, each resource by itself; what cannot be read,
 * and what we failed at four times, is kept for people to look at.
 */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const now = new Date().toISOString();
  const tree = await recentTree();
  const failed = new Set<string>();
  const resources = new Map<string, { record: SQSRecord; observation: Observation }[]>();
  const failing = async (record: SQSRecord, error: unknown) => {
    const tries = Number(record.attributes.ApproximateReceiveCount);
    if (!unreadable(error) && tries < lastTry) {
      log.error('A configuration item could not be taken in', { error: error as Error });
      failed.add(record.messageId);
    } else await setAside(record, inWords(error), now);
  };
  await atOnce(Records, async (record) => {
    try {
      const observation = await read(record.body, now);
      if (!observation) return;
      const name = resourceOf(observation);
      resources.set(name, [...(resources.get(name) ?? []), { record, observation }]);
    } catch (error) {
      await failing(record, error);
    }
  });
  await atOnce([...resources.values()], async (messages) => {
    try {
      await takeItems(
        messages.map(({ observation }) => observation),
        tree,
        now,
      );
    } catch (error) {
      // A refusal here is a race that was lost too often: that is no fault of the message.
      for (const { record } of messages)
        await failing(record, error instanceof Refusal ? new Error(error.message) : error);
    }
  });
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}
