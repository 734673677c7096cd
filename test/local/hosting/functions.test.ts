import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import type { Host } from '../../../local/host.ts';
import { hostOf, probe } from './app.ts';

let host: Host;
const at = Date.parse('2026-11-23T11:00:00Z');
const lines: string[] = [];

beforeAll(async () => {
  const template = {
    ...probe('Probe', [], { Environment: { Variables: { COLOUR: 'blue' } } }),
    ...probe('Hasty', [], { Timeout: 1 }),
    ...probe('Small', [], { MemorySize: 128 }),
    ...probe('Missing', [], { Handler: 'index.nothing' }),
    ...probe('Lost', [], { Handler: 'elsewhere.handler' }),
  };
  host = await hostOf(template, {
    clock: createClock({ frozenAt: at }),
    log: (line, from) => lines.push(`${from} ${line}`),
  });
});
afterAll(() => host.stop());

const invoke = (name: string, event: object) => host.functions.invoke(name, event);

describe('A function', () => {
  test('has the environment of its template and Lambda’s own, and an access key of its own', async () => {
    const names = ['COLOUR', 'AWS_LAMBDA_FUNCTION_NAME', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'HOME'];
    const { payload } = await invoke('probe', { do: 'seen', names });
    expect(payload).toMatchObject({
      environment: {
        COLOUR: 'blue',
        AWS_LAMBDA_FUNCTION_NAME: 'probe',
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'LOCALAPPPROBE',
      },
      context: {
        functionName: 'probe',
        invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:probe',
        memoryLimitInMB: '256',
      },
    });
    expect(payload).not.toHaveProperty('environment.HOME');
  });

  test('keeps its sandbox between calls', async () => {
    const seen = async () => (await invoke('probe', { do: 'seen', names: [] })).payload as { served: number };
    const { served } = await seen();
    expect((await seen()).served).toBe(served + 1);
  });

  test('sees the host’s clock, when it stands still and when it is moved', async () => {
    const standing = { now: at, made: at, type: true, fixed: '1970-01-01T00:00:00.000Z' };
    expect((await invoke('probe', { do: 'now' })).payload).toEqual(standing);
    await host.forward(3_600_000);
    expect((await invoke('probe', { do: 'now' })).payload).toMatchObject({ now: at + 3_600_000 });
  });

  test('answers an error with type, message and trace', async () => {
    const { error } = await invoke('probe', { do: 'fail' });
    expect(error).toMatchObject({ errorType: 'TypeError', errorMessage: 'broken on purpose' });
    expect(error?.trace?.[0]).toBe('TypeError: broken on purpose');
  });

  test('answers what was thrown and is no error', async () => {
    expect((await invoke('probe', { do: 'failOddly' })).error).toMatchObject({ errorMessage: 'just text' });
  });

  test.each(['hang', 'spin'])(
    'that would %s for ever is ended at its timeout, and the next call works',
    async (deed) => {
      const { error } = await invoke('hasty', { do: deed });
      expect(error).toMatchObject({
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringContaining('Task timed out after 1.00 seconds'),
      });
      expect((await invoke('hasty', { do: 'echo', value: 1 })).payload).toBe(1);
    },
  );

  test('that exits ends its own sandbox only', async () => {
    expect((await invoke('probe', { do: 'exit', code: 3 })).error).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: 'Runtime exited with error: exit status 3',
    });
    expect((await invoke('probe', { do: 'echo', value: 'on' })).payload).toBe('on');
  });

  test('that eats all its memory is ended', async () => {
    expect((await invoke('small', { do: 'eat' })).error).toMatchObject({ errorType: 'Runtime.ExitError' });
  });

  test('may not answer more than six megabytes', async () => {
    expect((await invoke('probe', { do: 'large' })).error?.errorType).toBe('Function.ResponseSizeTooLarge');
  });

  test('whose handler or module is missing says so', async () => {
    expect((await invoke('missing', {})).error).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
    expect((await invoke('lost', {})).error).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
  });

  test('runs three calls at once and lets a fourth wait', async () => {
    const before = host.functions.usage().find(({ name }) => name === 'small')!.coldStarts;
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => invoke('small', { do: 'wait', ms: 50 })));
    expect(all.every(({ payload }) => payload === 'waited')).toBe(true);
    const after = host.functions.usage().find(({ name }) => name === 'small')!;
    expect(after.coldStarts - before).toBe(3);
  });

  test('that is not there is ResourceNotFoundException', async () => {
    await expect(invoke('nobody', {})).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      status: 404,
    });
  });
});

test('Invocations and billed milliseconds are counted', async () => {
  const used = () => host.functions.usage().find(({ name }) => name === 'probe')!;
  const { invocations, billedMs } = { ...used() };
  await invoke('probe', { do: 'wait', ms: 30 });
  expect(used().invocations).toBe(invocations + 1);
  expect(used().billedMs - billedMs).toBeGreaterThanOrEqual(29);
});

describe('A request outwards', () => {
  test('by node:https stays here, lands in the outbox and is answered 200', async () => {
    const { payload } = await invoke('probe', {
      do: 'https',
      url: 'https://hooks.example/page?x=1',
      body: '{"a":1}',
    });
    expect(payload).toEqual({ status: 200, body: '' });
    expect(host.webhooks.list().at(-1)).toMatchObject({
      by: 'probe',
      method: 'POST',
      url: 'https://hooks.example/page?x=1',
      headers: { 'x-signature': 'abc', host: 'hooks.example' },
      body: '{"a":1}',
      status: 200,
    });
  });

  test('by fetch stays here too, and gets the answer that was asked for', async () => {
    host.webhooks.answer('https://down.example', { status: 503, body: 'not today' });
    const { payload } = await invoke('probe', {
      do: 'fetch',
      url: 'https://down.example/x',
      init: { method: 'PUT', body: 'b' },
    });
    expect(payload).toEqual({ status: 503, body: 'not today' });
    expect(host.webhooks.list().at(-1)).toMatchObject({
      method: 'PUT',
      url: 'https://down.example/x',
      body: 'b',
      status: 503,
    });
  });

  test('that is redirected is followed, and still stays here', async () => {
    host.webhooks.answer('http://first.example', {
      status: 302,
      headers: { location: 'http://169.254.169.254/secret' },
    });
    await invoke('probe', { do: 'fetch', url: 'http://first.example/' });
    expect(host.webhooks.list().at(-1)).toMatchObject({
      method: 'GET',
      url: 'http://169.254.169.254/secret',
    });
  });
});
