import { createHash } from 'node:crypto';
import { createResolver, type Physical, type Resolver } from './resolver.ts';
import { type Named, resourceTypes } from './resource-types.ts';
import { type Assembly, isRecord, listOf, type Resource, type Stack } from './template.ts';

/** The one account and region of the laptop. */
export const local = { region: 'us-east-1', account: '000000000000' };

/** Where the laptop serves what AWS would: authorities (`localhost:3000`) and the issuer's URL. */
export type Addresses = { site: string; aws: string; issuer: string };

/**
 * What is only known once it has been made, by `<stack>/<logical id>`: answers of custom resources, ARNs that hold a time.
 */
export type Facts = Map<string, { physicalId?: string; data: Record<string, unknown> }>;

/** AWS limits names to 64 characters at the tightest; a longer one keeps its head and gets a digest. */
const withinLimit = (name: string): string =>
  name.length <= 64
    ? name
    : `${name.slice(0, 55)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;

/** The names that a distribution is to have on AWS; here they all mean the laptop. */
const aliasesOf = ({ Type, Properties }: Resource): string[] => {
  const config = Type === 'AWS::CloudFront::Distribution' ? Properties?.DistributionConfig : undefined;
  return isRecord(config) ? listOf(config.Aliases).map(String) : [];
};

const userPoolIssuer = /https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/[\w-]+/g;

/**
 * A resolver whose names, ARNs and addresses are the laptop's.
 *
 * @param facts what is known so far; asking for what is not known yet is an error
 */
export function localResolver(assembly: Assembly, addresses: Addresses, facts: Facts = new Map()): Resolver {
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

  const aliases = assembly.stacks.flatMap(({ template }) =>
    Object.values(template.Resources).flatMap(aliasesOf),
  );
  const served = [addresses.site, ...aliases].map((name) => `https://${name}`);
  const known = (id: string, stack: Stack) => facts.get(`${stack.name}/${id}`);

  const physical: Physical = {
    pseudo: {
      'AWS::Region': local.region,
      'AWS::AccountId': local.account,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
    },
    reference: (id, resource, stack) => {
      const physicalId = known(id, stack)?.physicalId;
      if (physicalId) return physicalId;
      const named = hosted(id, resource, stack);
      return resourceTypes[resource.Type]?.ref?.(named) ?? named.name;
    },
    attribute: (id, name, resource, stack) => {
      const fact = known(id, stack)?.data[name];
      if (fact !== undefined) return fact;
      const attribute = resourceTypes[resource.Type]?.attributes?.[name];
      if (attribute) return attribute(hosted(id, resource, stack));
      throw new Error(`${stack.name}/${id} (${resource.Type}): the attribute ${name} is not hosted`);
    },
    address: (text) => {
      const here = served.reduce((said, name) => said.replaceAll(name, `http://${addresses.site}`), text);
      return here.replace(userPoolIssuer, addresses.issuer);
    },
  };
  const resolver: Resolver = createResolver(assembly, physical);
  return resolver;
}
