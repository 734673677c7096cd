import type { Resolver } from '../assembly/resolver.ts';
import type { Clock } from '../clock.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { createDistribution } from '../distribution/distribution.ts';
import { readDistribution } from '../distribution/read-template.ts';
import type { Place } from '../events/envelope.ts';
import { gatewayError } from '../http-api/answer.ts';
import { createHttpApi, type HttpOrigin } from '../http-api/http-api.ts';
import { readHttpApis } from '../http-api/read-template.ts';
import type { Issuer } from '../issuer/issuer.ts';

type Options = {
  resolver: Resolver;
  dispatcher: Dispatcher;
  clock: Clock;
  issuer: Issuer;
  place: Place;
  /** URL of the AWS endpoint. */
  endpoint: string;
};

/** What the template serves over HTTP: its distribution, or without one its only HTTP API. */
export function templateOrigin({
  resolver,
  dispatcher,
  clock,
  issuer,
  place,
  endpoint,
}: Options): HttpOrigin {
  const { keys } = issuer;
  const apis = readHttpApis(resolver).map((config) => ({
    id: config.apiId,
    api: createHttpApi({ ...config, dispatcher, clock, keys, ...place }),
  }));
  const [only, another] = apis;
  if (another) throw new Error('Only one HTTP API is hosted');
  const config = readDistribution(resolver, endpoint);
  if (!config) return only?.api ?? (async () => gatewayError(404, 'The template serves nothing over HTTP'));
  const served = resolver.each('AWS::ApiGatewayV2::Api').map(({ id, stack }) => {
    const endpoint = String(resolver.value({ 'Fn::GetAtt': [id, 'ApiEndpoint'] }, stack));
    return new URL(endpoint).host;
  });
  const apiOf = (host: string) =>
    served.includes(host) || host.startsWith(`${only?.id}.`) ? only?.api : undefined;
  return createDistribution({ config, dispatcher, account: place.account, apiOf });
}
