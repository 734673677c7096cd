import { isAwsError, notHosted } from './aws-error.ts';
import type { Faults } from './faults.ts';
import type { Authorize } from './iam/authorize.ts';
import type { Recorder } from './recorder.ts';

/** Who calls: a function, machine, rule or schedule by its role; a service by its principal; else the operator at the endpoint. */
export type Caller = {
  /** Name of a role of the template. */
  role?: string;
  /** Name (or ARN) of the function, rule, machine or schedule. */
  name: string;
  /** A service principal such as `events.amazonaws.com`, when a resource policy decides instead of a role. */
  principal?: string;
  /** ARN that stands as `aws:SourceArn`, for a principal. */
  source?: string;
  /** The one sandbox that called, so that a fault can end it. */
  sandbox?: string;
};

export type Call = { service: string; operation: string; input: Record<string, unknown>; caller: Caller };
export type Service = (call: Call) => Promise<unknown>;

export type Dispatcher = {
  register(service: string, handle: Service): void;
  dispatch(call: Call): Promise<unknown>;
  calls: Recorder;
  faults: Faults;
};

/**
 * The one door that every AWS call passes, whether an SDK sent it or a hosted service makes it.
 * Order: authorize, fault before, handle (twice or not at all when a fault says so), fault after (the reply is lost), record.
 *
 * @param authorize refuses what the synthesized policies do not allow
 */
export function createDispatcher(options: {
  authorize: Authorize;
  recorder: Recorder;
  faults: Faults;
}): Dispatcher {
  const { authorize, recorder, faults } = options;
  const services = new Map<string, Service>();

  const handled = async (call: Call): Promise<unknown> => {
    const handle = services.get(call.service);
    if (!handle) throw notHosted(call.service, call.operation);
    const fault = faults.next(call);
    await fault?.before();
    if (fault?.lost) return {};
    const answer = await handle(call);
    if (fault?.twice) return handle(call);
    await fault?.after();
    return answer;
  };

  return {
    calls: recorder,
    faults,
    register: (service, handle) => {
      services.set(service, handle);
    },
    dispatch: async (call) => {
      const record = recorder.begin(call);
      try {
        record.resources = authorize(call);
        return await handled(call);
      } catch (error) {
        record.error = isAwsError(error) ? error.type : String(error);
        if (isAwsError(error) && error.extra.denied === true) record.denied = error.message;
        throw error;
      }
    },
  };
}
