import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { shardOf } from '../record/index-keys.ts';
import { isClaim } from '../runtime/call.ts';
import { take } from '../runtime/claims.ts';
import { rowsBelow } from '../runtime/history.ts';
import type { Heard } from '../runtime/reaction.ts';
import type { Note } from './delta.ts';

const scheduler = /* @__PURE__ */ new SchedulerClient({ maxAttempts: 5 });
const practice = 'knowledge';
/** Notes are spread, so that ten thousand at once do not heat one partition. */
export const noteShards = 2;
const window = 30_000;
const margin = 2_000;
/** A new index makes a note needless; one that stays for longer than that is there for whoever asks why. */
const kept = 3 * 86_400;
/** Sort keys are moments, and a prefix may not be empty. */
const millennium = '2';
const placeOf = (shard: number) => `search-note#${shard}`;

/** Writes down that a record changed. Twice is no more than once. */
async function write({ id, version, type }: Heard): Promise<void> {
  const kind = type.slice(0, type.lastIndexOf('.'));
  const now = Date.now();
  const sk = `${new Date(now).toISOString()}#${kind}#${id}`;
  const seconds = Math.floor(now / 1000);
  const claim = { pk: placeOf(shardOf(id)), sk, values: { kind, id, version }, expiresAt: seconds + kept };
  await take(practice, claim, seconds).catch((error: unknown) => {
    if (!isClaim(error)) throw error;
  });
}

/** Has an event told at a moment; whoever asks for the same name again before that asks for nothing more. */
async function ask(Name: string, type: string, due: number, depth: number): Promise<void> {
  const at = new Date(due).toISOString();
  const detail = { id: 'index', version: 1, at, by: 'system:clock', changed: {}, depth };
  try {
    await scheduler.send(
      new CreateScheduleCommand({
        Name,
        GroupName: process.env.CLOCKS,
        ScheduleExpression: `at(${at.slice(0, 19)})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: process.env.BUS_ARN,
          RoleArn: process.env.CLOCK_ROLE,
          Input: JSON.stringify(detail),
          EventBridgeParameters: { Source: 'itsm', DetailType: type },
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConflictException)) throw error;
  }
}

let woken = 0;

/**
 * Sees to it that notes are folded in when the present half minute is over: one schedule for all that is noted in it. It is
 * asked for after the note is there, so that whoever folds then finds it.
 */
async function wake(depth: number): Promise<void> {
  const due = (Math.floor(Date.now() / window) + 1) * window + margin;
  if (woken === due) return;
  await ask(`search-index-${due / 1000}`, 'search-index.due', due, depth);
  woken = due;
}

/** Has the index built anew, once however many ask for it. */
export const askForIndex = (depth: number): Promise<void> =>
  ask('search-index-old', 'search-index.old', Date.now() + window, depth);

/** Notes that a record changed, and that the index is to hear of it within the minute. */
export async function note(heard: Heard): Promise<void> {
  await write(heard);
  await wake(heard.next);
}

/** A page of a shard's notes after a sort key, in their order. */
export async function notesAfter(shard: number, after: string | undefined, limit: number) {
  const { rows, ...more } = await rowsBelow(practice, placeOf(shard), millennium, limit, after);
  return { notes: rows as unknown as Note[], ...more };
}
