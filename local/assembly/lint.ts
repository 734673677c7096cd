import { hostedTypes } from '../hosted.ts';
import { inertProperties, inertTypes } from '../inert.ts';
import type { Resolver } from './resolver.ts';
import { type Assembly, listOf, type Resource, type Stack } from './template.ts';

const isCustom = (type: string) =>
  type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

/** Functions that only serve custom resources which the host makes itself; they never run here. */
export function unusedProviders(assembly: Assembly, nativeTypes: string[]): Set<string> {
  const tokens = (native: boolean) =>
    assembly.stacks.flatMap(({ name, template }) =>
      Object.values(template.Resources)
        .filter(({ Type, Properties }) => nativeTypes.includes(Type) === native && Properties?.ServiceToken)
        .map(({ Properties }) => `${name}/${providerOf(Properties?.ServiceToken)}`),
    );
  const needed = new Set(tokens(false));
  return new Set(tokens(true).filter((provider) => !needed.has(provider)));
}

const providerOf = (token: unknown): string => {
  const target = (token as { 'Fn::GetAtt'?: unknown } | undefined)?.['Fn::GetAtt'];
  return String(listOf(target)[0] ?? '').split('.')[0] ?? '';
};

const problemsOf = (
  id: string,
  resource: Resource,
  stack: Stack,
  resolver: Resolver,
  skip: boolean,
): string[] => {
  const { Type, Properties = {} } = resource;
  const where = `${stack.name}/${id} (${Type})`;
  const hosted = hostedTypes[Type];
  if (Type in inertTypes || skip) return [];
  if (!hosted && !isCustom(Type))
    return [`${where}: this resource type is neither hosted nor listed as inert`];
  const unknown = Object.keys(Properties).filter(
    (name) =>
      hosted &&
      !hosted.includes(name) &&
      !(name in (inertProperties[Type] ?? {})) &&
      !(name in (inertProperties['*'] ?? {})),
  );
  const problems = unknown.map(
    (name) => `${where}: the property ${name} is neither hosted nor listed as inert`,
  );
  const runtime = Type === 'AWS::Lambda::Function' ? Properties.Runtime : 'nodejs24.x';
  if (runtime !== 'nodejs24.x') problems.push(`${where}: the runtime ${String(runtime)} is not hosted`);
  try {
    if (resolver.exists(stack, id)) resolver.value(Properties, stack);
  } catch (error) {
    problems.push(`${where}: ${(error as Error).message}`);
  }
  return problems;
};

/**
 * What a template asks for that the laptop neither hosts nor names as inert: resource types, properties, intrinsics, runtimes.
 * Empty when everything that works here works because of the template.
 *
 * @param nativeTypes custom resources that the host makes itself, without their function
 */
export function lintAssembly(assembly: Assembly, resolver: Resolver, nativeTypes: string[]): string[] {
  const unused = unusedProviders(assembly, nativeTypes);
  return assembly.stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).flatMap(([id, resource]) =>
      problemsOf(id, resource, stack, resolver, unused.has(`${stack.name}/${id}`)),
    ),
  );
}
