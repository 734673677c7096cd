import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Facts } from '../assembly/physical.ts';
import type { Resolved, Resolver } from '../assembly/resolver.ts';
import { isRecord, listOf } from '../assembly/template.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Webhooks } from '../webhooks.ts';
import { bucketDeployment } from './bucket-deployment.ts';

type Kept = { physicalId: string; data: Record<string, unknown>; properties: string };

/** What the function of a custom resource says, in the body that it puts to the response URL. */
type Said = { Status?: string; Reason?: string; PhysicalResourceId?: string; Data?: Record<string, unknown> };

const responses = 'https://cloudformation-custom-resource-response.localhost/';

/** CloudFormation hands every scalar to a custom resource as text. */
const asText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asText);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asText(entry)]));
  return String(value);
};

const dependenciesFirst = (resources: Resolved[]): Resolved[] => {
  const ordered: Resolved[] = [];
  const visit = (resource: Resolved): void => {
    if (ordered.includes(resource)) return;
    const before = listOf(resource.raw.DependsOn);
    for (const other of resources)
      if (other.stack === resource.stack && before.includes(other.id)) visit(other);
    ordered.push(resource);
  };
  for (const resource of resources) visit(resource);
  return ordered;
};

const isCustom = ({ type }: Resolved) =>
  (type.startsWith('Custom::') && type !== bucketDeployment) ||
  type === 'AWS::CloudFormation::CustomResource';

/** Which custom resources of the template a function answers. */
export function customResources(resolver: Resolver): Resolved[] {
  return dependenciesFirst(resolver.all().filter(isCustom));
}

type CustomResourcesOptions = { db: DatabaseSync; functions: Functions; webhooks: Webhooks; facts: Facts };

/**
 * Custom resources backed by a function: Create once, Update when its properties have changed, nothing on an ordinary start.
 *
 * @returns what brings the resources up to date
 */
export function createCustomResources({
  db,
  functions,
  webhooks,
  facts,
}: CustomResourcesOptions): (resolver: Resolver) => Promise<void> {
  db.exec('CREATE TABLE IF NOT EXISTS custom_resources (id TEXT PRIMARY KEY, doc TEXT NOT NULL)');
  const select = db.prepare('SELECT doc FROM custom_resources WHERE id = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO custom_resources VALUES (?, ?)');
  const waiting = new Map<string, (said: Said) => void>();

  webhooks.take(responses, ({ url, body }) => {
    waiting.get(url.slice(responses.length))?.(JSON.parse(body) as Said);
    return { status: 200 };
  });

  const ask = async (resource: Resolved, event: Record<string, unknown>): Promise<Said> => {
    const token = randomUUID();
    const heard = Promise.withResolvers<Said>();
    waiting.set(token, heard.resolve);
    try {
      const outcome = await functions.invoke(String(resource.props.ServiceToken), {
        ...event,
        ResponseURL: responses + token,
      });
      if (outcome.error)
        throw new Error(`${resource.stack.name}/${resource.id}: ${outcome.error.errorMessage}`);
      const silent: Said = { Status: 'FAILED', Reason: 'its function ended without answering' };
      return await Promise.race([
        heard.promise,
        new Promise<Said>((resolve) => setTimeout(resolve, 2000, silent).unref()),
      ]);
    } finally {
      waiting.delete(token);
    }
  };

  const update = async (resource: Resolved): Promise<void> => {
    const { id, stack, type, props } = resource;
    const key = `${stack.name}/${id}`;
    const row = select.get(key);
    const kept = row && (JSON.parse(String(row.doc)) as Kept);
    const properties = JSON.stringify(asText(props));
    if (kept && kept.properties === properties) {
      facts.set(key, kept);
      return;
    }
    const said = await ask(resource, {
      RequestType: kept ? 'Update' : 'Create',
      StackId: `arn:aws:cloudformation:us-east-1:000000000000:stack/${stack.name}/local`,
      RequestId: randomUUID(),
      LogicalResourceId: id,
      ResourceType: type,
      ResourceProperties: JSON.parse(properties),
      ...(kept && {
        PhysicalResourceId: kept.physicalId,
        OldResourceProperties: JSON.parse(kept.properties),
      }),
    });
    if (said.Status !== 'SUCCESS') throw new Error(`${key} (${type}): ${said.Reason ?? 'failed'}`);
    const made: Kept = {
      physicalId: said.PhysicalResourceId ?? kept?.physicalId ?? key,
      data: said.Data ?? {},
      properties,
    };
    upsert.run(key, JSON.stringify(made));
    facts.set(key, made);
  };

  return async (resolver) => {
    for (const resource of customResources(resolver)) await update(resource);
  };
}
