import type { Message } from '@aws-sdk/client-sqs';
import { system } from '../kernel/actor.ts';
import { log } from '../runtime/log.ts';
import { reaction } from '../runtime/reaction.ts';
import { destinationOf } from './dead-letter.ts';
import { redrives } from './keep.ts';
import { deadLetters, functions, queues } from './outside.ts';
import { finishRedrive } from './redrive.ts';

const by = system('on-redrive-requested');
const rounds = 50;

/** Has it told again; the answer is waited for, because nothing keeps what the replay fails at. */
async function replay(what: object): Promise<number> {
  const { told } = (await functions().ask(process.env.REPLAY ?? '', what)) as { told: number };
  return told;
}

async function sendAgain({ Body = '', MessageAttributes, Attributes }: Message): Promise<void> {
  const target = MessageAttributes?.TARGET_ARN?.StringValue;
  const destination = destinationOf(Body, target, Attributes?.DeadLetterQueueSourceArn);
  if ('stream' in destination) await replay(destination);
  else if ('queue' in destination) await queues().putBack(destination.queue, destination.message);
  else if ('signal' in destination) await queues().send(process.env.SIGNALS_QUEUE ?? '', destination.signal);
  else await functions().invoke(destination.function, destination.payload);
}

/** Empties one queue, a message at a time: gone only when it is on its way. At most 500 a redrive. */
async function empty(queue: string): Promise<{ moved: number; left: number }> {
  const sqs = queues();
  const count = { moved: 0, left: 0 };
  for (let round = 0; round < rounds; round++) {
    const messages = await sqs.receive(queue);
    if (!messages.length) break;
    for (const message of messages) {
      try {
        await sendAgain(message);
        await sqs.remove(queue, message);
        count.moved++;
      } catch (error) {
        log.error('A dead letter could not be sent again', { error: error as Error });
        count.left++;
      }
    }
  }
  return count;
}

/** Sends again what lies in the dead-letter queues, or tells one record's history again; everything that receives it takes it twice without harm. */
export const handler = reaction(async ({ id, next }, now) => {
  const redrive = await redrives.get(id);
  if (redrive.state === 'done') return;
  if (redrive.record) {
    const told = await replay({ record: redrive.record });
    await redrives.save(finishRedrive(redrive, told, 0, by, now), { depth: next });
    return;
  }
  const counts: Awaited<ReturnType<typeof empty>>[] = [];
  for (const queue of deadLetters()) counts.push(await empty(queue));
  const sum = (field: 'moved' | 'left') => counts.reduce((total, count) => total + count[field], 0);
  await redrives.save(finishRedrive(redrive, sum('moved'), sum('left'), by, now), { depth: next });
});
