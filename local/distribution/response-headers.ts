import { isRecord, listOf } from '../assembly/template.ts';
import type { HttpAnswer } from '../http-api/answer.ts';

/** One header that a policy adds; without `override` what the origin said stays. */
export type PolicyHeader = { name: string; value: string; override: boolean };

type Security = (config: Record<string, unknown>) => [name: string, value: string];

const security: Record<string, Security> = {
  ContentSecurityPolicy: (config) => ['content-security-policy', String(config.ContentSecurityPolicy)],
  ContentTypeOptions: () => ['x-content-type-options', 'nosniff'],
  FrameOptions: (config) => ['x-frame-options', String(config.FrameOption)],
  ReferrerPolicy: (config) => ['referrer-policy', String(config.ReferrerPolicy)],
  StrictTransportSecurity: (config) => {
    const age = `max-age=${config.AccessControlMaxAgeSec}`;
    const more = [config.IncludeSubdomains && 'includeSubDomains', config.Preload && 'preload'].filter(
      Boolean,
    );
    return ['strict-transport-security', [age, ...more].join('; ')];
  },
};

const known = new Set(['Name', 'Comment', 'SecurityHeadersConfig', 'CustomHeadersConfig']);

/**
 * The headers of a resolved ResponseHeadersPolicyConfig.
 *
 * @param here turns what AWS calls a bucket into what it is called here
 * @throws on parts of a policy that are not hosted, CORS among them
 */
export function policyHeaders(
  config: Record<string, unknown>,
  here: (value: string) => string = (value) => value,
): PolicyHeader[] {
  for (const key of Object.keys(config)) {
    if (!known.has(key)) throw new Error(`ResponseHeadersPolicyConfig.${key} is not hosted`);
  }
  const secure = Object.entries(isRecord(config.SecurityHeadersConfig) ? config.SecurityHeadersConfig : {});
  const headers = secure.map(([key, given]) => {
    const header = security[key];
    if (!header || !isRecord(given)) throw new Error(`SecurityHeadersConfig.${key} is not hosted`);
    const [name, value] = header(given);
    return { name, value: here(value), override: given.Override === true };
  });
  const items = isRecord(config.CustomHeadersConfig) ? listOf(config.CustomHeadersConfig.Items) : [];
  const custom = items.filter(isRecord).map((item) => ({
    name: String(item.Header).toLowerCase(),
    value: String(item.Value),
    override: item.Override === true,
  }));
  return [...headers, ...custom];
}

/** Adds a policy's headers to what an origin answered. */
export function withHeaders(answer: HttpAnswer, policy: PolicyHeader[]): HttpAnswer {
  const headers = { ...answer.headers };
  for (const { name, value, override } of policy) if (override || !(name in headers)) headers[name] = value;
  return { ...answer, headers };
}
