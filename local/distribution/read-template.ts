import type { Resolver } from '../assembly/resolver.ts';
import { isRecord, listOf } from '../assembly/template.ts';
import { compileEdgeFunction, type EdgeFunction } from './edge-function.ts';
import { type PolicyHeader, policyHeaders } from './response-headers.ts';

/** Where a behaviour sends requests: a bucket, or whatever serves that host name. */
export type OriginConfig = { bucket: string } | { host: string };

export type Behaviour = {
  matches(path: string): boolean;
  methods: string[];
  origin: OriginConfig;
  headers: PolicyHeader[];
  viewerRequest?: EdgeFunction;
};

export type DistributionConfig = { id: string; rootObject: string; behaviours: Behaviour[] };

/** Members of a distribution that mean something here, and those that only tell AWS how to cache, price or encrypt. */
const known = new Set(
  `CacheBehaviors DefaultCacheBehavior DefaultRootObject Enabled Origins Comment HttpVersion IPV6Enabled PriceClass Aliases
  ViewerCertificate Logging`.split(/\s+/),
);
const knownOfBehaviour = new Set(
  `AllowedMethods CachedMethods CachePolicyId Compress FunctionAssociations OriginRequestPolicyId PathPattern
  ResponseHeadersPolicyId TargetOriginId ViewerProtocolPolicy`.split(/\s+/),
);

const refuseUnknown = (where: string, given: Record<string, unknown>, names: Set<string>) => {
  for (const key of Object.keys(given)) if (!names.has(key)) throw new Error(`${where}.${key} is not hosted`);
};

const pathPattern = (pattern: string): RegExp => {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^/?${source.replace(/^\//, '')}$`);
};

/**
 * Reads the template's distribution.
 *
 * @param aws URL of the AWS endpoint, where a page finds buckets that its policy lets it call
 * @returns undefined when there is none
 * @throws when there are two, or one asks for what is not hosted
 */
export function readDistribution(resolver: Resolver, aws: string): DistributionConfig | undefined {
  const [distribution, another] = resolver.each('AWS::CloudFront::Distribution');
  if (!distribution) return undefined;
  if (another) throw new Error('Only one distribution is hosted');
  const { id, stack, props } = distribution;
  const config = props.DistributionConfig as Record<string, unknown>;
  const where = `${stack.name}/${id}`;
  refuseUnknown(where, config, known);

  const named = (type: string, of: (props: Record<string, unknown>) => unknown, att: string) =>
    new Map(
      resolver
        .each(type)
        .map((one) => [resolver.value({ 'Fn::GetAtt': [one.id, att] }, one.stack), of(one.props)]),
    );
  const policies = named(
    'AWS::CloudFront::ResponseHeadersPolicy',
    (one) => one.ResponseHeadersPolicyConfig,
    'Id',
  );
  const functions = named('AWS::CloudFront::Function', (one) => one.FunctionCode, 'FunctionARN');
  const buckets = resolver
    .each('AWS::S3::Bucket')
    .map((one) => String(resolver.value({ Ref: one.id }, one.stack)));

  const here = (value: string) =>
    buckets.reduce((text, name) => text.replace(new RegExp(`https://${name}\\.s3\\.[\\w.-]+`), aws), value);

  const origins = new Map(
    listOf(config.Origins)
      .filter(isRecord)
      .map((origin) => {
        const host = String(origin.DomainName);
        const bucket = buckets.find((name) => host.startsWith(`${name}.s3.`));
        return [String(origin.Id), bucket ? { bucket } : { host }] as const;
      }),
  );

  const behaviourOf = (given: Record<string, unknown>): Behaviour => {
    refuseUnknown(where, given, knownOfBehaviour);
    const origin = origins.get(String(given.TargetOriginId));
    if (!origin) throw new Error(`${where}: there is no origin ${given.TargetOriginId}`);
    const pattern = given.PathPattern === undefined ? undefined : pathPattern(String(given.PathPattern));
    const policyId = given.ResponseHeadersPolicyId;
    const policy = policyId === undefined ? undefined : policies.get(policyId);
    if (policyId !== undefined && !isRecord(policy))
      throw new Error(`${where}: the policy ${policyId} is not in the template`);
    const associations = listOf(given.FunctionAssociations).filter(isRecord);
    const odd = associations.find(({ EventType }) => EventType !== 'viewer-request');
    if (odd) throw new Error(`${where}: a function at ${odd.EventType} is not hosted`);
    const arn = associations[0]?.FunctionARN;
    return {
      matches: (path) => pattern === undefined || pattern.test(path),
      methods: listOf(given.AllowedMethods ?? ['GET', 'HEAD']).map(String),
      origin,
      headers: isRecord(policy) ? policyHeaders(policy, here) : [],
      ...(arn !== undefined && {
        viewerRequest: compileEdgeFunction(String(arn), String(functions.get(arn))),
      }),
    };
  };

  const ordered = [...listOf(config.CacheBehaviors), config.DefaultCacheBehavior].filter(isRecord);
  return {
    id: String(resolver.value({ Ref: id }, stack)),
    rootObject: String(config.DefaultRootObject ?? ''),
    behaviours: ordered.map(behaviourOf),
  };
}
