import { type Assembly, assembly, list, readable } from './assembly.ts';

type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};
type Line = { readonly action: string; readonly resource: string; readonly condition: string };

/** What the role of each function and machine may do, as the template in cdk.out says. */
export function permissions({ stacks }: Assembly): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const [stack, { Resources }] of Object.entries(stacks)) {
    for (const { Type, Properties } of Object.values(Resources)) {
      if (Type !== 'AWS::IAM::Policy') continue;
      const [{ Ref: role }] = Properties.Roles as [{ Ref: string }];
      const name = String(Resources[role]?.Properties.Description ?? `${stack}/${role}`);
      const lines = (Properties.PolicyDocument as { Statement: Statement[] }).Statement.flatMap(linesOf);
      found.set(name.replace(/^What (.+) may do$/, '$1'), lines);
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
