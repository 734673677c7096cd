import { Aws, Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * What a browser is told with every answer: run and style from our own files only, in no frame, by TLS only.
 *
 * @param callable hosts other than our own that a page may call
 */
export function securityHeaders(
  scope: Construct,
  id: string,
  callable: readonly string[],
  cacheControl?: string,
): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, `${id}Headers`, {
    comment: `${id} of ${Aws.STACK_NAME}`,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: policy(callable), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: true,
        override: true,
      },
    },
    ...(cacheControl && {
      customHeadersBehavior: {
        customHeaders: [{ header: 'cache-control', value: cacheControl, override: true }],
      },
    }),
  });
}

const policy = (callable: readonly string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...callable.map((host) => `https://${host}`)].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
