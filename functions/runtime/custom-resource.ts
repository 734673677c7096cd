import type {
  CloudFormationCustomResourceEvent,
  CloudFormationCustomResourceResponse,
  Context,
} from 'aws-lambda';
import * as z from 'zod';
import { log } from './log.ts';

/** PUTs the outcome where CloudFormation waits for it: an https address, or the laptop's http one. */
async function tell(to: string, outcome: CloudFormationCustomResourceResponse): Promise<void> {
  const url = new URL(to);
  const { request } = url.protocol === 'http:' ? await import('node:http') : await import('node:https');
  const body = Buffer.from(JSON.stringify(outcome));
  // The address is signed for an empty content type.
  const headers = { 'content-type': '', 'content-length': body.length };
  await new Promise<void>((resolve, reject) => {
    const call = request(url, { method: 'PUT', headers }, (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      response.on('end', () =>
        status < 300 ? resolve() : reject(new Error(`CloudFormation answered ${status}`)),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

/**
 * A custom resource that makes sure something is there when the desk is deployed or its configuration changes. Deleting the
 * resource does nothing, unless `undo` says what. Whatever happens, CloudFormation is told, or the deployment would hang for
 * an hour.
 *
 * @param properties what the template says; `ensure` may run again with the same ones, and is told the former ones of a change
 * @param undo takes away what was made; it must not fail where there is nothing to take away
 */
export function onDeploy<S extends z.ZodType>(
  properties: S,
  ensure: (wanted: z.output<S>, now: string, former?: z.output<S>) => Promise<void>,
  undo?: (made: z.output<S>) => Promise<void>,
) {
  return async (event: CloudFormationCustomResourceEvent, context: Context): Promise<void> => {
    const { RequestType, ResponseURL, StackId, RequestId, LogicalResourceId } = event;
    const where = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: LogicalResourceId };
    const undone = async (made: unknown) => {
      // What was never made, because its properties were wrong, is deleted all the same.
      const { data } = properties.safeParse(made);
      if (data !== undefined) await undo?.(data);
    };
    const ensured = async (): Promise<CloudFormationCustomResourceResponse> => {
      if (RequestType === 'Delete') await undone(event.ResourceProperties);
      else {
        // Those of an earlier version of the desk may have had another shape: then nothing is known of them.
        const former =
          RequestType === 'Update' ? properties.safeParse(event.OldResourceProperties).data : undefined;
        await ensure(properties.parse(event.ResourceProperties), new Date().toISOString(), former);
      }
      return { ...where, Status: 'SUCCESS' };
    };
    const outcome = await ensured().catch((error: Error): CloudFormationCustomResourceResponse => {
      const said = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
      log.error('Could not make what the deployment needs', { error });
      return { ...where, Status: 'FAILED', Reason: `${said} (request ${context.awsRequestId})` };
    });
    await tell(ResponseURL, outcome);
  };
}
