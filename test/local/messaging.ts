import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createActivity } from '../../local/activity.ts';
import { createAsyncInvoke } from '../../local/async-invoke.ts';
import { awsError } from '../../local/aws-error.ts';
import { createClock } from '../../local/clock.ts';
import { createDelivery } from '../../local/delivery.ts';
import type { Call, Service } from '../../local/dispatcher.ts';
import { createBus } from '../../local/events/bus.ts';
import { eventsService } from '../../local/events/service.ts';
import { createJobs } from '../../local/jobs.ts';
import type { Outcome } from '../../local/lambda/sandbox.ts';
import type { Mapping } from '../../local/mappings/mapping.ts';
import { createScheduler } from '../../local/scheduler/scheduler.ts';
import { schedulerService } from '../../local/scheduler/service.ts';
import { createTopics, snsService } from '../../local/sns.ts';
import { createMoveTasks } from '../../local/sqs/move-tasks.ts';
import { createQueues } from '../../local/sqs/queues.ts';
import { sqsService } from '../../local/sqs/service.ts';
import { openState } from '../../local/state.ts';

export const place = { region: 'us-east-1', account: '000000000000' };
export const minutes = 60_000;
export const hours = 60 * minutes;
export const days = 24 * hours;
export const queueArn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;
export const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
export const queueUrl = (name: string) => `http://localhost:4566/000000000000/${name}`;
const operator = { name: 'operator' };

/** A directory of its own for the test, removed when it ends. */
export function freshDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'messaging-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/**
 * The message-carrying services on one database, with functions that are closures. `start()` begins, `kill()` ends it
 * where it stands; another one on the same `dir` is the host after a restart.
 */
export function openMessaging(options: {
  dir?: string;
  at?: string;
  functions?: Record<string, (event: never) => unknown>;
}) {
  const { dir = freshDir(), at = '2026-03-02T09:00:00Z', functions = {} } = options;
  const db = openState(dir);
  const clock = createClock({ frozenAt: Date.parse(at) });
  const activity = createActivity();
  const logged: string[] = [];
  const log = (message: string) => void logged.push(message);
  const jobs = createJobs({ db, clock, activity, log });
  const calls: Call[] = [];
  const refusals: ((call: Call) => Error | undefined)[] = [];
  const mappings: Mapping[] = [];
  let isKilled = false;

  async function invoke(functionName: string, event: unknown): Promise<Outcome> {
    const run = functions[functionName.split(':').at(-1) ?? ''];
    if (!run) throw awsError('ResourceNotFoundException', `Function not found: ${functionName}`, 404);
    const end = activity.begin(`function ${functionName}`);
    try {
      const event_ = JSON.parse(JSON.stringify(event)) as never;
      return { payload: await run(event_) };
    } catch (error) {
      return { error: { errorType: 'Error', errorMessage: (error as Error).message } };
    } finally {
      end();
    }
  }

  const services: Record<string, Service> = {};
  async function dispatch(call: Call): Promise<unknown> {
    calls.push(call);
    for (const refusal of refusals) {
      const error = refusal(call);
      if (error) throw error;
    }
    const service = services[call.service];
    if (!service) throw new Error(`No service ${call.service}`);
    return service(call);
  }

  const deliver = createDelivery({ jobs, clock, dispatch, log });
  const bus = createBus({ db, clock, jobs, deliver, place });
  const scheduler = createScheduler({ db, jobs, clock, deliver, place });
  const queues = createQueues({ db, clock, place });
  const topics = createTopics({ db, clock, deliver, place });
  const asyncInvoke = createAsyncInvoke({ jobs, clock, deliver, place, invoke });
  services.events = eventsService(bus, place);
  services.scheduler = schedulerService(scheduler);
  services.sqs = sqsService(
    queues,
    createMoveTasks({ db, clock, queues }),
    place.account,
    'http://localhost:4566',
  );
  services.sns = snsService(topics, place);
  services.lambda = async ({ input }) => {
    const functionName = String(input.FunctionName).split(':').at(-1) ?? '';
    if (!functions[functionName]) throw awsError('ResourceNotFoundException', 'Function not found', 404);
    asyncInvoke.enqueue({ functionName, payload: input.Payload });
    return { StatusCode: 202 };
  };

  function kill() {
    if (isKilled) return;
    isKilled = true;
    for (const mapping of mappings) mapping.stop();
    jobs.stop();
    clock.stop();
    db.close();
  }
  onTestFinished(kill);

  return {
    ...{ db, clock, activity, jobs, deliver, bus, scheduler, queues, topics, asyncInvoke, dispatch, invoke },
    ...{ calls, refusals, logged, log, kill },
    addMapping: (mapping: Mapping) => void mappings.push(mapping),
    settled: activity.settled,
    forward: (ms: number) => clock.forward(ms, activity.settled),
    async start() {
      jobs.resume();
      for (const mapping of mappings) mapping.start();
      await activity.settled();
    },
    call: (service: string, operation: string, input: Record<string, unknown>) =>
      dispatch({ service, operation, input, caller: operator }),
    /** What a queue holds and shows, without hiding it. */
    bodies: (queue: string) =>
      db
        .prepare('SELECT body FROM sqs_messages WHERE queue = ? ORDER BY seq')
        .all(queue)
        .map((row) => String(row.body)),
  };
}

export type Messaging = ReturnType<typeof openMessaging>;
