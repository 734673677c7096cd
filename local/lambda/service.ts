import { awsError, notHosted } from '../aws-error.ts';
import type { Service } from '../dispatcher.ts';
import { payloadOf } from '../payload.ts';
import type { Functions } from './functions.ts';
import type { FunctionConfig } from './sandbox.ts';

/** Takes an asynchronous invocation and answers once it is durably queued. */
export type Enqueue = (invocation: { functionName: string; payload: unknown }) => void;

/** What Lambda takes in one invocation that somebody waits for, and in one that is queued. */
const largest = { waited: 6 * 1024 * 1024, queued: 1024 * 1024 };

function refuseLarge(payload: unknown, most: number): void {
  const length = Buffer.byteLength(JSON.stringify(payload) ?? '');
  if (length <= most) return;
  const message = `Request must be smaller than ${most} bytes for the InvokeFunction operation`;
  throw awsError('RequestTooLargeException', message, 413);
}

const configurationOf = (config: FunctionConfig) => ({
  FunctionName: config.name,
  FunctionArn: config.arn,
  Runtime: 'nodejs24.x',
  Role: config.role,
  Handler: config.handler,
  Timeout: config.timeoutSeconds,
  MemorySize: config.memoryMb,
  Version: '$LATEST',
  State: 'Active',
  PackageType: 'Zip',
  Environment: { Variables: config.environment },
});

/** Answers what is about event source mappings; undefined for anything else. */
type AboutMappings = (operation: string, input: Record<string, unknown>) => unknown;

/**
 * Lambda as a service: Invoke (`RequestResponse` answers `{StatusCode, Payload, FunctionError?}`; a payload is a value, or JSON text,
 * `Event` is queued, `DryRun` only checks), GetFunction and ListFunctions, and event source mappings.
 */
export function createLambdaService(
  functions: Functions,
  enqueue: Enqueue,
  aboutMappings: AboutMappings,
): Service {
  return async ({ operation, input }) => {
    const mapping = aboutMappings(operation, input);
    if (mapping) return mapping;
    const name = String(input.FunctionName ?? '');
    if (operation === 'GetFunction') return { Configuration: configurationOf(functions.find(name)) };
    if (operation === 'GetFunctionConfiguration') return configurationOf(functions.find(name));
    if (operation === 'ListFunctions') return { Functions: functions.list().map(configurationOf) };
    if (operation !== 'Invoke') throw notHosted('lambda', operation);
    const { name: functionName } = functions.find(name);
    const payload = typeof input.Payload === 'string' ? payloadOf(input.Payload) : input.Payload;
    if (input.InvocationType === 'DryRun') return { StatusCode: 204 };
    const isQueued = input.InvocationType === 'Event';
    refuseLarge(payload, isQueued ? largest.queued : largest.waited);
    if (isQueued) {
      enqueue({ functionName, payload });
      return { StatusCode: 202 };
    }
    const outcome = await functions.invoke(functionName, payload);
    if (outcome.error) return { StatusCode: 200, FunctionError: 'Unhandled', Payload: outcome.error };
    return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: outcome.payload };
  };
}
