import { createHash } from 'node:crypto';
import type { Physical } from './resolver.ts';
import { createResolver, type Resolver } from './resolver.ts';
import { type Named, resourceTypes } from './resource-types.ts';
import type { Assembly, Resource, Stack } from './template.ts';

/** The one account and region of the laptop. */
export const local = { region: 'us-east-1', account: '000000000000' };

/** Where the laptop serves what AWS would: authorities (`localhost:3000`) and the issuer's URL. */
export type Addresses = { site: string; aws: string; issuer: string };

/** AWS limits names to 64 characters at the tightest; a longer one keeps its head and gets a digest. */
const withinLimit = (name: string): string =>
  name.length <= 64
    ? name
    : `${name.slice(0, 55)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;

/** Attributes that a custom resource answered, by `<stack>/<logical id>`. */
export type CustomAnswers = Map<string, { physicalId: string; data: Record<string, unknown> }>;

/**
 * A resolver whose names, ARNs and addresses are the laptop's.
 *
 * @param answers what custom resources have answered so far; asking for one that has not answered is an error
 */
export function localResolver(
  assembly: Assembly,
  addresses: Addresses,
  answers: CustomAnswers = new Map(),
): Resolver {
  const hosted = (id: string, resource: Resource, stack: Stack): Named => {
    const row = resourceTypes[resource.Type];
    const raw = row?.named ? resource.Properties?.[row.named] : undefined;
    const given = raw === undefined ? undefined : String(resolver.value(raw, stack));
    const made = withinLimit(`${stack.name}-${id}`);
    const name = given ?? (resource.Type === 'AWS::S3::Bucket' ? made.toLowerCase() : made);
    const props = new Proxy(resource.Properties ?? {}, {
      get: (all, key) => resolver.value(Reflect.get(all, key), stack),
    });
    return { id, stack: stack.name, name, props, ...local, ...addresses };
  };

  const custom = (id: string, { Type }: Resource, stack: Stack) =>
    Type.startsWith('Custom::') || Type === 'AWS::CloudFormation::CustomResource'
      ? answers.get(`${stack.name}/${id}`)
      : undefined;

  const physical: Physical = {
    pseudo: {
      'AWS::Region': local.region,
      'AWS::AccountId': local.account,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
    },
    reference: (id, resource, stack) => {
      const answer = custom(id, resource, stack);
      if (answer) return answer.physicalId;
      const named = hosted(id, resource, stack);
      return resourceTypes[resource.Type]?.ref?.(named) ?? named.name;
    },
    attribute: (id, name, resource, stack) => {
      const answer = custom(id, resource, stack);
      if (answer && name in answer.data) return answer.data[name];
      const attribute = resourceTypes[resource.Type]?.attributes?.[name];
      if (!attribute)
        throw new Error(`${stack.name}/${id} (${resource.Type}): the attribute ${name} is not hosted`);
      return attribute(hosted(id, resource, stack));
    },
    address: (text) =>
      text
        .replaceAll(`https://${addresses.site}`, `http://${addresses.site}`)
        .replace(/https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/[\w-]+/g, addresses.issuer),
  };
  const resolver: Resolver = createResolver(assembly, physical);
  return resolver;
}
