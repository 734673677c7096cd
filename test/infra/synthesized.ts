import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { readConfig } from '../../infra/config.ts';
import { desk } from '../../infra/desk.ts';
import given from '../../itsm.config.ts';

export type Resource = {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is data of a hundred shapes, read by assertions alone
  readonly Properties: any;
  readonly DeletionPolicy?: string;
};
export type Template = { readonly Resources: Record<string, Resource> };

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));

/** Nobody deploys this assembly, and the checks have tests of their own. */
const quick = { 'aws:cdk:disable-asset-staging': true };

const names = [
  'data',
  'front',
  'monitoring',
  'response',
  'records',
  'change',
  'problem',
  'security',
  'service',
  'level',
  'availability',
  'audit',
  'privacy',
  'continuity',
  'capacity',
];

/** The template as it is: what `npm run synth` wrote, and what the journeys run on. */
export const asItIs = (): Record<string, Template> =>
  Object.fromEntries(
    names.map((name) => [
      name,
      JSON.parse(readFileSync(`cdk.out/itsm-${name}.template.json`, 'utf8')) as Template,
    ]),
  );

/** Synthesizes the desk in this process, with single values of its configuration replaced. */
export function synthesized(changes: Record<string, unknown>): Record<string, Template> {
  const outdir = mkdtempSync(path.join(tmpdir(), 'itsm-synth-'));
  try {
    const app = new App({
      outdir,
      analyticsReporting: false,
      stackTraces: false,
      context: { ...context, ...quick },
    });
    const stacks = desk(app, readConfig(given, changes), { checked: false });
    const assembly = app.synth();
    const read = (stack: Stack) => assembly.getStackByName(stack.stackName).template as Template;
    return Object.fromEntries(Object.entries(stacks).map(([name, stack]) => [name, read(stack)]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Resources of one type in all stacks, by `stack/logical id`. */
export function every(templates: Record<string, Template>, type: string): [string, Resource][] {
  return Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]): [string, Resource] => [`${stack}/${id}`, resource]),
  );
}

export type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

/** Statements of the inline policies, each beside the logical id of the role that has it. */
export function statements(templates: Record<string, Template>): { role: string; statement: Statement }[] {
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) => every(templates, type));
  return policies.flatMap(([name, { Properties }]) =>
    (Properties.PolicyDocument.Statement as Statement[]).map((statement) => ({
      role: `${name.split('/')[0]}/${Properties.Roles[0].Ref ?? Properties.Roles[0]['Fn::ImportValue']}`,
      statement,
    })),
  );
}

export const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
