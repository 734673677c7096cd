import type { TaskState } from './definition.ts';
import type { TaskVisit } from './execution.ts';
import { evaluate, evaluateInteger } from './expression.ts';
import { type Failure, failureOf, failWith } from './failure.ts';
import { callService } from './integration.ts';
import type { Json } from './json.ts';
import { bindings, type Lane, park, save, visitOf, withinLimit } from './lane.ts';
import { type Resource, readResource } from './resource.ts';
import { recordEnd, recordScheduled, recordSubmitted } from './task-history.ts';

type Reply = NonNullable<TaskVisit['reply']> | Failure;

const seconds = async (
  lane: Lane,
  state: TaskState,
  field: 'TimeoutSeconds' | 'HeartbeatSeconds',
  context: object,
) =>
  state[field] === undefined
    ? undefined
    : evaluateInteger(state[field], bindings(lane, {}, context as Record<string, Json>), field);

async function schedule(lane: Lane, state: TaskState, resource: Resource): Promise<TaskVisit> {
  const { clock, tokens } = lane.engine;
  const token = resource.token ? tokens.mint(lane.execution.arn) : undefined;
  const context: Record<string, Json> = token ? { Task: { Token: token } } : {};
  const seen = bindings(lane, {}, context);
  const parameters =
    state.Arguments === undefined ? lane.thread.input : await evaluate(state.Arguments, seen, 'Arguments');
  withinLimit(lane, parameters);
  const timeout = await seconds(lane, state, 'TimeoutSeconds', context);
  const heartbeat = await seconds(lane, state, 'HeartbeatSeconds', context);
  const task: TaskVisit = {
    parameters,
    ...(token && { token }),
    ...(timeout !== undefined && { deadline: clock.now() + timeout * 1000 }),
    ...(heartbeat !== undefined && {
      heartbeatSeconds: heartbeat,
      heartbeatDue: clock.now() + heartbeat * 1000,
    }),
  };
  recordScheduled(lane, resource, parameters, timeout, heartbeat);
  return task;
}

/** Everything that may end a Task: the call, its token, its deadline, a heartbeat that does not come. */
function awaitReply(lane: Lane, resource: Resource, task: TaskVisit): Promise<Reply> {
  const { clock, tokens, activity } = lane.engine;
  return park<Reply>(lane, (done) => {
    const cancels = new Set<() => void>();
    let open = true;
    const close = () => {
      open = false;
      if (task.token) tokens.close(task.token);
      for (const cancel of cancels) cancel();
    };
    const finish = (reply: Reply) => {
      if (!open) return;
      close();
      done(reply);
    };
    const keep = (reply: NonNullable<TaskVisit['reply']>) => {
      task.reply = reply;
      save(lane);
      finish(reply);
    };
    const missed: Failure = { error: 'States.Timeout', alias: 'States.HeartbeatTimeout' };
    let stopListening = () => {};
    const listen = () => {
      stopListening();
      if (task.heartbeatDue !== undefined) stopListening = clock.at(task.heartbeatDue, () => finish(missed));
    };
    const beat = () => {
      if (task.heartbeatSeconds === undefined) return;
      task.heartbeatDue = clock.now() + task.heartbeatSeconds * 1000;
      save(lane);
      listen();
    };
    const call = async () => {
      const end = activity.begin(`${lane.execution.machineName}: ${lane.thread.state}`);
      try {
        const output = await callService(lane, resource, task.parameters);
        if (!open || lane.scope.halted()) return;
        if (!resource.token) return finish({ output });
        task.submitted = true;
        recordSubmitted(lane, resource, output);
        save(lane);
      } catch (error) {
        finish(failureOf(error));
      } finally {
        end();
      }
    };

    if (task.deadline !== undefined)
      cancels.add(clock.at(task.deadline, () => finish({ error: 'States.Timeout' })));
    listen();
    cancels.add(() => stopListening());
    if (task.token)
      tokens.open(task.token, {
        succeed: (output) => keep({ output }),
        fail: (error, cause) => keep({ ...(error && { error }), ...(cause && { cause }) }),
        heartbeat: beat,
      });
    if (!task.submitted) void call();
    return close;
  });
}

/**
 * Carries out a Task: calls the service and, with `.waitForTaskToken`, waits for the token to be answered.
 * After a restart a call that was not accepted is made again, with the same token; one that was is only awaited.
 *
 * @throws the failure of the call, the token or the clock
 */
export async function runTask(lane: Lane, state: TaskState): Promise<Json> {
  const resource = readResource(state.Resource);
  const visit = visitOf(lane);
  if (!visit.task) {
    visit.task = await schedule(lane, state, resource);
    save(lane);
  }
  const reply = visit.task.reply ?? (await awaitReply(lane, resource, visit.task));
  if (!('output' in reply)) {
    recordEnd(lane, resource, reply);
    throw failWith(reply);
  }
  const output = withinLimit(lane, reply.output);
  recordEnd(lane, resource, { output });
  return output;
}
