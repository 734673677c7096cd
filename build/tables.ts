import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';

/** Names of all tables of this account and region. */
async function names(): Promise<string[]> {
  const client = new DynamoDBClient({});
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName: after }));
    found.push(...(page.TableNames ?? []));
    after = page.LastEvaluatedTableName;
  } while (after);
  return found;
}

/** Names of the tables of a desk, by the variables in which functions get them: `INCIDENT_TABLE`. */
export async function tablesOf(stage: string): Promise<Record<string, string>> {
  const ours = new RegExp(`^${stage}-data-([a-z]+)[0-9A-F]{8}(-|$)`);
  const found = (await names()).flatMap((name) => {
    const practice = ours.exec(name)?.[1];
    return practice ? [[variable(practice), name] as const] : [];
  });
  return Object.fromEntries(found);
}

// A logical id has no hyphens; the variables have one for each of the practice's.
const hyphened = ['on-call', 'service-level'];
const variable = (practice: string) => {
  const name = hyphened.find((one) => one.replaceAll('-', '') === practice) ?? practice;
  return `${name.toUpperCase().replaceAll('-', '_')}_TABLE`;
};
