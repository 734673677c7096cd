import { holds, intrinsics, type Scope } from './intrinsics.ts';
import { type Assembly, isRecord, type Resource, type Stack } from './template.ts';

/** A resource with its properties resolved. */
export type Resolved = {
  id: string;
  stack: Stack;
  type: string;
  props: Record<string, unknown>;
  raw: Resource;
};

export type Resolver = {
  value(raw: unknown, stack: Stack): unknown;
  /** The resources of one type whose condition holds, in the order of their stacks. */
  each(type: string): Resolved[];
  all(): Resolved[];
  outputs(): { stack: string; name: string; value: unknown }[];
  exists(stack: Stack, id: string): boolean;
};

export type Physical = {
  reference(id: string, resource: Resource, stack: Stack): unknown;
  attribute(id: string, name: string, resource: Resource, stack: Stack): unknown;
  pseudo: Record<string, string>;
  /** Last word on every resolved text: where AWS's addresses become local ones. */
  address(text: string): string;
};

/**
 * Resolves the intrinsics of an assembly against the physical names that `physical` gives.
 * `AWS::NoValue` leaves the property or list entry out, as CloudFormation does.
 *
 * @throws on an intrinsic that is not hosted, an export nobody makes or a reference to nothing
 */
export function createResolver(assembly: Assembly, physical: Physical): Resolver {
  const exports = new Map<string, { raw: unknown; stack: Stack }>();

  const resourceOf = (id: string, stack: Stack): Resource => {
    const resource = stack.template.Resources[id];
    if (!resource) throw new Error(`${stack.name}: there is no resource ${id}`);
    return resource;
  };

  const referred = (name: string, stack: Stack): unknown => {
    if (name === 'AWS::NoValue') return undefined;
    if (name === 'AWS::StackName') return stack.name;
    if (name in physical.pseudo) return physical.pseudo[name];
    if (name.startsWith('AWS::')) throw new Error(`${stack.name}: ${name} is not hosted`);
    const parameter = stack.template.Parameters?.[name];
    if (parameter?.Default !== undefined) return parameter.Default;
    return physical.reference(name, resourceOf(name, stack), stack);
  };

  const scopeOf = (stack: Stack): Scope => {
    const scope: Scope = {
      stack,
      value: (raw) => value(raw, stack),
      reference: (name) => referred(name, stack),
      attribute: (id, name) => physical.attribute(id, name, resourceOf(id, stack), stack),
      condition: (name) => holds(stack.template.Conditions?.[name], scope),
      exported: (name) => {
        const made = exports.get(name);
        if (!made) throw new Error(`${stack.name}: nobody exports ${name}`);
        return value(made.raw, made.stack);
      },
    };
    return scope;
  };

  const value = (raw: unknown, stack: Stack): unknown => {
    if (Array.isArray(raw))
      return raw.map((entry) => value(entry, stack)).filter((entry) => entry !== undefined);
    if (!isRecord(raw)) return raw;
    const [key = ''] = Object.keys(raw);
    const intrinsic = Object.keys(raw).length === 1 ? intrinsics[key] : undefined;
    if (intrinsic) {
      const result = intrinsic(raw[key], scopeOf(stack));
      return typeof result === 'string' ? physical.address(result) : result;
    }
    if (key.startsWith('Fn::')) throw new Error(`${stack.name}: the intrinsic ${key} is not hosted`);
    const entries = Object.entries(raw).map(([name, entry]) => [name, value(entry, stack)] as const);
    return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
  };

  const exists = (stack: Stack, id: string) => {
    const { Condition } = resourceOf(id, stack);
    return Condition === undefined || scopeOf(stack).condition(Condition);
  };

  const resolved = (only?: string): Resolved[] =>
    assembly.stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources)
        .filter(([id, { Type }]) => (only ?? Type) === Type && exists(stack, id))
        .map(([id, raw]) => {
          try {
            return {
              id,
              stack,
              type: raw.Type,
              raw,
              props: value(raw.Properties ?? {}, stack) as Record<string, unknown>,
            };
          } catch (error) {
            throw new Error(`${stack.name}/${id} (${raw.Type}): ${(error as Error).message}`, {
              cause: error,
            });
          }
        }),
    );

  for (const stack of assembly.stacks) {
    for (const output of Object.values(stack.template.Outputs ?? {})) {
      if (output.Export) exports.set(String(value(output.Export.Name, stack)), { raw: output.Value, stack });
    }
  }

  return {
    value,
    exists,
    each: (type) => resolved(type),
    all: () => resolved(),
    outputs: () =>
      assembly.stacks.flatMap((stack) =>
        Object.entries(stack.template.Outputs ?? {})
          .filter(([, { Condition }]) => Condition === undefined || scopeOf(stack).condition(Condition))
          .map(([name, { Value }]) => ({ stack: stack.name, name, value: value(Value, stack) })),
      ),
  };
}
