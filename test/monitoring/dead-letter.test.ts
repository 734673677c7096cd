import { expect, test } from 'vitest';
import { destinationOf } from '../../functions/monitoring/dead-letter.ts';

const fn = 'arn:aws:lambda:us-east-1:1:function:incident-on-alert';
const queue = 'arn:aws:sqs:us-east-1:1:webhooks';
const stream = { streamArn: 'arn:aws:dynamodb:us-east-1:1:table/t/stream/s' };

test.each([
  [
    'an invocation that failed',
    JSON.stringify({ requestContext: { functionArn: `${fn}:$LATEST` }, requestPayload: { id: 1 } }),
    [],
    { function: fn, payload: '{"id":1}' },
  ],
  [
    'an event that a rule could not give to a function',
    '{"id":1}',
    [fn],
    { function: fn, payload: '{"id":1}' },
  ],
  ['or to a queue', '{"id":1}', [queue], { queue, message: '{"id":1}' }],
  ['a message that a queue gave up on', 'not JSON', [undefined, queue], { queue, message: 'not JSON' }],
  ['records of a stream', JSON.stringify({ DDBStreamBatchInfo: stream }), [], { stream }],
  ['what a topic could not deliver', '{"Type":"Notification"}', [], { signal: '{"Type":"Notification"}' }],
])('%s goes where it was meant to', (_, body, [target, cameFrom], expected) => {
  expect(destinationOf(body, target, cameFrom)).toEqual(expected);
});
