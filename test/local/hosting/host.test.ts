import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import type { Resource } from '../../../local/assembly/template.ts';
import type { Host } from '../../../local/host.ts';
import { durationMs } from '../../../local/local-api.ts';
import { hostOf, probe } from './app.ts';
import { stateDir } from './assembly.ts';

const waiting: Record<string, Resource> = {
  ...probe('Probe', [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }]),
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineName: 'patient',
      RoleArn: { 'Fn::GetAtt': ['ProbeRole', 'Arn'] },
      DefinitionString: JSON.stringify({
        QueryLanguage: 'JSONata',
        StartAt: 'Wait a day',
        States: {
          'Wait a day': { Type: 'Wait', Seconds: 86_400, Next: 'Look at the clock' },
          'Look at the clock': {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: '<Probe>', Payload: { do: 'now' } },
            Output: '{% $states.result.Payload.now %}',
            End: true,
          },
        },
      }).replace('<Probe>', `$\{Probe}`),
      DefinitionSubstitutions: { Probe: { Ref: 'Probe' } },
    },
  },
};

const start = (host: Host, input = '{}') => {
  const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:patient';
  const call = { service: 'states', operation: 'StartExecution', input: { stateMachineArn, input } };
  return host.dispatcher.dispatch({ ...call, caller: { name: 'test' } });
};

const listed = async (host: Host, path: string) => {
  const response = await fetch(host.urls.api + path);
  return ((await response.json()) as { items: Record<string, unknown>[] }).items;
};

test('What waits goes on after the host was killed, and the moved clock stays where it was', async () => {
  const dir = stateDir();
  const first = await hostOf(waiting, { dir });
  await start(first);
  await first.forward(3_600_000);
  const before = first.clock.now();
  await first.kill();

  const second = await hostOf(waiting, { dir });
  expect(second.clock.now()).toBeGreaterThanOrEqual(before);
  expect(await listed(second, '/local/executions')).toMatchObject([
    { machine: 'patient', status: 'RUNNING', state: 'Wait a day' },
  ]);
  const response = await fetch(`${second.urls.api}/local/clock`, {
    method: 'POST',
    body: '{"forward":"P1D"}',
  });
  const { now } = (await response.json()) as { now: string };
  expect(Date.parse(now)).toBeGreaterThanOrEqual(before + 86_400_000);
  expect(await listed(second, '/local/executions')).toMatchObject([
    { status: 'SUCCEEDED', state: 'Look at the clock' },
  ]);
  await second.stop();
});

test('Two hosts on one port: the second says so in a sentence', async () => {
  const first = await hostOf({ ...probe('Probe') });
  await expect(hostOf({ ...probe('Probe') }, { ports: { ...first.ports, aws: 0, smtp: 0 } })).rejects.toThrow(
    `Port ${first.ports.api} is taken`,
  );
  await first.stop();
});

test('Two hosts on one state: the second says so, and may go on once the first was killed', async () => {
  const dir = stateDir();
  const first = await hostOf({ ...probe('Probe') }, { dir });
  await expect(hostOf({ ...probe('Probe') }, { dir })).rejects.toThrow('Another copy is running on');
  await first.kill();
  const second = await hostOf({ ...probe('Probe') }, { dir });
  await second.stop();
});

test('A template that asks for what is not hosted is refused with every reason', async () => {
  const template = {
    Stream: { Type: 'AWS::Kinesis::Stream' },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
  };
  await expect(hostOf(template)).rejects.toThrow(
    /app\/Stream .*AWS::Kinesis::Stream[\s\S]*app\/Queue .*FifoQueue/,
  );
});

test('The local helpers refuse what makes no sense, and pages from elsewhere', async () => {
  const host = await hostOf({ ...probe('Probe') });
  const post = (path: string, body: string, headers = {}) =>
    fetch(host.urls.api + path, { method: 'POST', body, headers });
  expect((await post('/local/clock', '{"forward":"soon"}')).status).toBe(400);
  expect((await post('/local/clock', '{"forward":"P400D"}')).status).toBe(400);
  expect((await post('/local/clock', 'x')).status).toBe(400);
  expect((await post('/local/clock', '{"forward":"PT1M"}', { origin: 'https://evil.example' })).status).toBe(
    403,
  );
  expect((await post('/local/clock', '{"forward":"PT1M"}', { origin: host.urls.api })).status).toBe(200);
  expect((await post('/local/mail', '{}')).status).toBe(405);
  expect((await post('/local/faults', '{"kind":"odd"}')).status).toBe(400);
  expect((await fetch(`${host.urls.api}/local/nothing`)).status).toBe(404);
  await host.stop();
});

test('Faults and answers to webhooks can be set over HTTP', async () => {
  const host = await hostOf({ ...probe('Probe', [{ Effect: 'Allow', Action: 'sts:*', Resource: '*' }]) });
  const post = (path: string, body: object) =>
    fetch(host.urls.api + path, { method: 'POST', body: JSON.stringify(body) });
  await post('/local/webhooks', {
    url: 'https://hook.example',
    status: 429,
    headers: { 'retry-after': '7' },
  });
  const outward = { do: 'https', url: 'https://hook.example/a', body: '' };
  expect((await host.functions.invoke('probe', outward)).payload).toMatchObject({ status: 429 });
  expect(await listed(host, '/local/webhooks')).toMatchObject([
    { url: 'https://hook.example/a', status: 429, by: 'probe' },
  ]);
  await post('/local/faults', { kind: 'before', match: { service: 'sqs' } });
  expect(await listed(host, '/local/faults')).toEqual([{ kind: 'before', match: { service: 'sqs' } }]);
  await post('/local/faults', { clear: true });
  expect(await listed(host, '/local/faults')).toEqual([]);
  expect(await listed(host, '/local/usage')).toMatchObject([{ name: 'probe', invocations: 1 }]);
  await host.stop();
});

test('The mail port answers, and says why it takes nothing', async () => {
  const host = await hostOf({ ...probe('Probe') });
  const said = await new Promise<string>((resolve, reject) => {
    const socket = createConnection(host.ports.smtp, '127.0.0.1');
    const lines = ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<c@d.example>', 'QUIT'];
    let all = '';
    socket.on('data', (data) => {
      all += data;
      if (/^\d{3} [^\n]*\n$/m.test(String(data))) socket.write(`${lines.shift() ?? 'QUIT'}\r\n`);
    });
    socket.on('close', () => resolve(all));
    socket.on('error', reject);
  });
  expect(said).toMatch(/550 <c@d.example>: no active receipt rule takes mail/);
  await host.stop();
});

test.each([
  ['PT30M', 1_800_000],
  ['P2D', 172_800_000],
  ['P1DT2H3M4.5S', 93_784_500],
  ['P1W', 604_800_000],
  ['PT', undefined],
  ['P', undefined],
  ['30M', undefined],
  ['P1M', undefined],
])('The duration %s is %s milliseconds', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});
