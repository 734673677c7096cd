import { expect, test } from 'vitest';
import type { Resource } from '../../../local/assembly/template.ts';
import { hostOf, probe } from './app.ts';
import { stateDir } from './assembly.ts';

const template = (Count: number, more: object = {}): Record<string, Resource> => ({
  ...probe('Maker'),
  Made: {
    Type: 'Custom::Made',
    Properties: { ServiceToken: { 'Fn::GetAtt': ['Maker', 'Arn'] }, Count, ...more },
  },
});

test('A custom resource is created once, updated when its properties change, and its answer is an attribute', async () => {
  const dir = stateDir();
  const made = async (count: number) => {
    const host = await hostOf(template(count), { dir });
    const { stack } = host.resolver.each('Custom::Made')[0]!;
    const asked = host.functions.usage()[0]!.invocations;
    const values = [{ 'Fn::GetAtt': ['Made', 'Request'] }, { Ref: 'Made' }].map((value) =>
      host.resolver.value(value, stack),
    );
    await host.stop();
    return [asked, ...values];
  };
  expect(await made(1)).toEqual([1, 'Create', 'made']);
  expect(await made(1)).toEqual([0, 'Create', 'made']);
  expect(await made(2)).toEqual([1, 'Update', 'made']);
});

test('A custom resource that fails stops the start, and says what it said', async () => {
  await expect(hostOf(template(1, { Fail: true }))).rejects.toThrow('app/Made (Custom::Made): said so');
});
