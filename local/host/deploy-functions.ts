import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unusedProviders } from '../assembly/lint.ts';
import type { Resolved, Resolver } from '../assembly/resolver.ts';
import { type Assembly, isRecord } from '../assembly/template.ts';
import type { AsyncConfig, AsyncInvoke } from '../async-invoke.ts';
import { bucketDeployment } from '../custom-resources/bucket-deployment.ts';
import type { Caller } from '../dispatcher.ts';
import type { Functions } from '../lambda/functions.ts';
import type { FunctionConfig } from '../lambda/sandbox.ts';

const attribute = (resolver: Resolver, { id, stack }: Resolved, name: string) =>
  String(resolver.value({ 'Fn::GetAtt': [id, name] }, stack));

/** Where the code of a function lies: the directory of its asset, or a file written from what stands in the template. */
const codeOf = ({ id, stack, props }: Resolved, assembly: Assembly, dir: string): string => {
  const code = isRecord(props.Code) ? props.Code : {};
  if (typeof code.ZipFile === 'string') {
    const inline = path.join(dir, 'inline', `${stack.name}-${id}`);
    mkdirSync(inline, { recursive: true });
    writeFileSync(path.join(inline, 'index.js'), code.ZipFile);
    return inline;
  }
  const asset = assembly.assets.get(String(code.S3Key));
  if (!asset) throw new Error(`${stack.name}/${id}: its code ${String(code.S3Key)} is not in the assembly`);
  return path.resolve(asset.path);
};

/** Deploys the functions of the template, each with an access key id of its own. */
export function deployFunctions(
  assembly: Assembly,
  resolver: Resolver,
  functions: Functions,
  dir: string,
): void {
  const unused = unusedProviders(assembly, [bucketDeployment]);
  for (const resource of resolver.each('AWS::Lambda::Function')) {
    const { id, stack, props } = resource;
    if (unused.has(`${stack.name}/${id}`)) continue;
    const name = String(resolver.value({ Ref: id }, stack));
    const environment = isRecord(props.Environment) ? props.Environment.Variables : {};
    const variables = Object.entries(isRecord(environment) ? environment : {});
    functions.deploy({
      name,
      arn: attribute(resolver, resource, 'Arn'),
      role: String(props.Role),
      dir: codeOf(resource, assembly, dir),
      handler: String(props.Handler),
      environment: Object.fromEntries(variables.map(([key, value]) => [key, String(value)])),
      timeoutSeconds: Number(props.Timeout ?? 3),
      memoryMb: Number(props.MemorySize ?? 128),
      accessKeyId: `LOCAL${stack.name}${id}`.replace(/[^A-Za-z0-9]/g, '').toUpperCase(),
    });
  }
}

/** Who calls when a function does, or Lambda on its behalf. */
export function callerOf({ name, role }: FunctionConfig): Caller {
  return { name, role: role.split('/').pop() ?? role };
}

/** Says how asynchronous invocations of each function are tried again and where failures go. */
export function configureAsyncInvokes(
  resolver: Resolver,
  functions: Functions,
  asyncInvoke: AsyncInvoke,
): void {
  for (const { props } of resolver.each('AWS::Lambda::Function')) {
    if (!isRecord(props.DeadLetterConfig)) continue;
    const config = functions.find(String(props.FunctionName));
    asyncInvoke.configure(config.name, { DeadLetterConfig: props.DeadLetterConfig }, callerOf(config));
  }
  for (const { id, stack, props } of resolver.each('AWS::Lambda::EventInvokeConfig')) {
    const { Qualifier, FunctionName } = props;
    if (Qualifier !== '$LATEST')
      throw new Error(`${stack.name}/${id}: the version ${Qualifier} is not hosted`);
    const config = functions.find(String(FunctionName));
    asyncInvoke.configure(config.name, props as AsyncConfig, callerOf(config));
  }
}
