import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { onDeploy } from '../../functions/runtime/custom-resource.ts';

const heard: { method: string | undefined; type: string | undefined; body: Record<string, unknown> }[] = [];
const server = createServer(async (request, response) => {
  const body = JSON.parse(await text(request)) as Record<string, unknown>;
  heard.push({ method: request.method, type: request.headers['content-type'], body });
  response.end();
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?signature=x`;
});
afterAll(() => void server.close());

const ensure = vi.fn(async () => {});
const handler = onDeploy(z.object({ Id: z.string() }), ensure);

async function outcome(RequestType: string, properties: object = { Id: 'admin' }) {
  const event = {
    RequestType,
    ResponseURL: url,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'FirstAdmin',
    ResourceProperties: { ServiceToken: 'arn', ...properties },
  };
  ensure.mockClear();
  await handler(event as unknown as CloudFormationCustomResourceEvent, { awsRequestId: 'r-1' } as Context);
  return heard.at(-1);
}

test.each(['Create', 'Update'])('on %s what is needed is made, and CloudFormation is told', async (type) => {
  expect(await outcome(type)).toEqual({
    method: 'PUT',
    type: '',
    body: {
      Status: 'SUCCESS',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'FirstAdmin',
      PhysicalResourceId: 'FirstAdmin',
    },
  });
  expect(ensure).toHaveBeenCalledOnce();
});

test('on Delete nothing is taken away', async () => {
  expect(await outcome('Delete', {})).toMatchObject({ body: { Status: 'SUCCESS' } });
  expect(ensure).not.toHaveBeenCalled();
});

test('a failure is told with its reason, so that the deployment does not hang', async () => {
  ensure.mockRejectedValueOnce(new Error('No such team'));
  expect(await outcome('Create')).toMatchObject({
    body: { Status: 'FAILED', Reason: 'No such team (request r-1)' },
  });
  expect(await outcome('Create', { Id: 7 })).toMatchObject({
    body: { Status: 'FAILED', Reason: expect.stringContaining('Id') },
  });
});
