import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { DeskFunction } from '../../infra/constructs/function.ts';
import { Workflow } from '../../infra/constructs/workflow.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'itsm-asl-'));
writeFileSync(
  path.join(folder, 'planted.asl.json'),
  JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Call it',
    States: {
      'Call it': {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a substitution of CloudFormation
        Arguments: { FunctionName: '${DoIt}' },
        End: true,
      },
    },
  }),
);

function workflow(...names: string[]): Stack {
  const stack = new Stack(new App(), 'Planted');
  const fn = new DeskFunction(stack, 'relay', { description: 'planted' });
  const invokes = Object.fromEntries(names.map((name) => [name, fn]));
  new Workflow(stack, 'Planted', { name: 'planted', folder, invokes });
  return stack;
}

describe('a workflow', () => {
  test('may invoke exactly the functions that its file names', () => {
    const roles = Template.fromStack(workflow('DoIt')).findResources('AWS::IAM::Policy');
    const invoking = Object.values(roles)
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => Action === 'lambda:InvokeFunction');
    expect(invoking).toHaveLength(1);
    expect(invoking[0].Resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^relay/), 'Arn'] });
  });

  test('is refused when its file names a function that nobody gives', () => {
    expect(() => workflow()).toThrow('planted.asl.json and its Workflow disagree on DoIt');
  });

  test('is refused when it is given a function that its file does not name', () => {
    expect(() => workflow('DoIt', 'DoThat')).toThrow('planted.asl.json and its Workflow disagree on DoThat');
  });
});
