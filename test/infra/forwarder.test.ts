import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asItIs, every, synthesized } from './synthesized.ts';

const bus = 'arn:aws:events:eu-central-1:123456789012:event-bus/itsm-intake';

function synth(...context: string[]) {
  const CDK_OUTDIR = mkdtempSync(join(tmpdir(), 'forwarder-'));
  const args = ['infra/forwarder.ts', ...context.flatMap((pair) => ['-c', pair])];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, {
    env: { ...process.env, CDK_OUTDIR },
    encoding: 'utf8',
  });
  const read = () => JSON.parse(readFileSync(join(CDK_OUTDIR, 'itsm-forwarder.template.json'), 'utf8'));
  return { status, said: `${stdout}${stderr}`, read };
}

describe('the forwarder', () => {
  test('carries what the desk hears to its intake bus, and keeps what it does not take', () => {
    const { status, said, read } = synth(`bus=${bus}`);
    expect([status, said]).toEqual([0, expect.not.stringContaining('ERROR')]);
    const { Resources } = read() as ReturnType<typeof asItIs>[string];
    const of = (type: string) => Object.values(Resources).filter(({ Type }) => Type === type);
    const rules = of('AWS::Events::Rule');
    for (const source of ['aws.cloudwatch', 'aws.config']) {
      const speaking = ({ Properties }: (typeof rules)[number]) =>
        Properties.EventPattern?.source?.includes(source);
      const desks = every(asItIs(), 'AWS::Events::Rule').filter(([, rule]) => speaking(rule));
      const [rule, ...others] = rules.filter(speaking);
      expect(others).toEqual([]);
      for (const [, { Properties }] of desks)
        expect(rule?.Properties.EventPattern, source).toEqual(Properties.EventPattern);
      expect(rule?.Properties.Targets).toMatchObject([{ Arn: bus, DeadLetterConfig: {} }]);
    }
    const [policy] = of('AWS::IAM::Policy');
    expect(policy?.Properties.PolicyDocument.Statement).toMatchObject([
      { Action: 'events:PutEvents', Effect: 'Allow', Resource: bus },
    ]);
    expect(of('AWS::Lambda::Function')).toEqual([]);
  });

  test('leaves out what AWS Config says where the desk does not ask for it', () => {
    const { read } = synth(`bus=${bus}`, 'inventory=false');
    const { Resources } = read() as ReturnType<typeof asItIs>[string];
    expect(Object.values(Resources).filter(({ Type }) => Type === 'AWS::Events::Rule')).toHaveLength(3);
  });

  test.each([[[]], [['bus=somewhere']]])('asks where the desk is (%#)', (context) => {
    const { status, said } = synth(...context);
    expect([status, said]).toEqual([1, expect.stringContaining('-c bus=')]);
  });
});

describe('the intake bus', () => {
  test('takes nothing from other accounts unless the configuration names them', () => {
    expect(every(asItIs(), 'AWS::Events::EventBusPolicy')).toEqual([]);
    const named = synthesized({
      'itsm:intake.organization': 'o-abcdefghij',
    });
    const policies = every(named, 'AWS::Events::EventBusPolicy').map(([, { Properties }]) => Properties);
    expect(policies).toMatchObject([
      {
        Statement: {
          Action: 'events:PutEvents',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
        },
      },
    ]);
  });
});
