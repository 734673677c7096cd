import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Resource = { readonly Type: string; readonly Properties: Record<string, unknown> };
export type Assembly = { readonly stacks: Record<string, { readonly Resources: Record<string, Resource> }> };

/**
 * The templates of a synthesized assembly, by stack.
 *
 * @throws Error when there is none: it is made by `npm run synth`
 */
export function assembly(folder = 'cdk.out'): Assembly {
  if (!existsSync(path.join(folder, 'manifest.json')))
    throw new Error(`${folder} is missing: run "npm run synth"`);
  const files = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  return {
    stacks: Object.fromEntries(files.map((file) => [path.basename(file, '.template.json'), read(file)])),
  };
}

/** A value or several, as a list. */
export const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** An intrinsic as a person would write it: `<logical id>` for what only the deployment knows. */
export function readable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, of] = ['', '']] = Object.entries(value);
  if (name === 'Ref') return `<${of}>`;
  if (name === 'Fn::GetAtt') return `<${(of as string[])[0]}>`;
  if (name === 'Fn::Join') return (of as [string, unknown[]])[1].map(readable).join((of as [string])[0]);
  if (name === 'Fn::ImportValue') return `<${exported(String(of))}>`;
  return JSON.stringify(value);
}

/** `itsm-data:ExportsOutputFnGetAttpeopleEDDB81BDArn059A37BF` is `people` for whoever reads. */
const exported = (name: string): string =>
  name
    .replace(/^.*?:ExportsOutput(FnGetAtt|Ref)/, '')
    .replace(/(Arn|StreamArn)?[0-9A-F]{8}$/, '')
    .replace(/[0-9A-F]{8}$/, '');
