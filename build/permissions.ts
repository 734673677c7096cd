import { type Assembly, assembly, list, readable } from './assembly.ts';

type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};
/** A role of the same stack, or of one before it. */
type RoleName = { readonly Ref: string } | { readonly 'Fn::ImportValue': string };
type Line = { readonly action: string; readonly resource: string; readonly condition: string };

/** What the role of each function and machine may do, as the template in cdk.out says. */
export function permissions({ stacks }: Assembly): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  const roles = Object.values(stacks).flatMap(({ Resources }) =>
    Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role'),
  );
  const elsewhere = (name: string) => roles.find(([id]) => name.includes(`:ExportsOutputRef${id}`))?.[1];
  for (const [stack, { Resources }] of Object.entries(stacks)) {
    for (const { Type, Properties } of Object.values(Resources)) {
      if (!/^AWS::IAM::(Managed)?Policy$/.test(Type)) continue;
      const [role] = Properties.Roles as [RoleName];
      const described = 'Ref' in role ? Resources[role.Ref] : elsewhere(role['Fn::ImportValue']);
      const name = String(described?.Properties.Description ?? `${stack}/${JSON.stringify(role)}`);
      const who = name.replace(/^What (.+) may do$/, '$1');
      const lines = (Properties.PolicyDocument as { Statement: Statement[] }).Statement.flatMap(linesOf);
      found.set(who, [...(found.get(who) ?? []), ...lines]);
    }
  }
  return found;
}

const linesOf = ({ Effect, Action, Resource, Condition }: Statement): Line[] =>
  list(Action).flatMap((action) =>
    list(Resource).map((resource) => ({
      action: Effect === 'Allow' ? action : `never ${action}`,
      resource: readable(resource),
      condition: Condition ? ` if ${JSON.stringify(Condition)}` : '',
    })),
  );

if (import.meta.main) {
  for (const [name, lines] of [...permissions(assembly())].sort()) {
    console.log(`\n${name}`);
    for (const { action, resource, condition } of lines)
      console.log(`  ${action} on ${resource}${condition}`);
  }
}
