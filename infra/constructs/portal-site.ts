import { existsSync } from 'node:fs';
import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { securityHeaders } from './security-headers.ts';

const portalDir = 'dist/portal';
const forAYear = 'public, max-age=31536000, immutable';

interface PortalSiteProps {
  /** `https://<id>.execute-api.…`, served below /v1 and /v2 so that the portal needs no CORS. */
  readonly apiEndpoint: string;
  /** Hosts other than its own that the page may call: the issuer's, and where files are sent to. */
  readonly callable: readonly string[];
  readonly domain?: { readonly name: string; readonly certificate: string } | undefined;
  readonly retain: boolean;
}

/** The portal and the API under one name, so that a browser sees a single origin. */
export class PortalSite extends Construct {
  readonly url: string;
  private readonly bucket: Bucket;
  private readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { apiEndpoint, callable, domain, retain }: PortalSiteProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Nothing here that a deployment does not bring again.
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const files = {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    };
    const api = this.api(apiEndpoint);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Portal of ${Stack.of(this).stackName}`,
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificate),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        ...files,
        responseHeadersPolicy: securityHeaders(this, 'Page', callable, 'no-cache'),
        functionAssociations: [
          { function: this.pagesOfOnePage(), eventType: FunctionEventType.VIEWER_REQUEST },
        ],
      },
      additionalBehaviors: {
        // Their names carry a hash of what is in them.
        '/assets/*': {
          ...files,
          responseHeadersPolicy: securityHeaders(this, 'Assets', callable, forAYear),
        },
        '/v1/*': api,
        // Where tools that were made for PagerDuty send their events.
        '/v2/*': api,
      },
    });
    this.url = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
  }

  /** Uploads the built portal, and the few facts that it cannot know before the deployment. */
  publish(facts: Record<string, unknown>): void {
    if (!existsSync(`${portalDir}/index.html`))
      throw new Error(`${portalDir} is missing: run "npm run build"`);
    const logGroup = new LogGroup(this, 'UploadLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Without a role of ours CDK takes a managed policy, which may write any log there is.
    const role = new Role(this, 'UploadRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    new BucketDeployment(this, 'Upload', {
      role,
      logGroup,
      sources: [Source.asset(portalDir), Source.jsonData('config.json', facts)],
      destinationBucket: this.bucket,
      distribution: this.distribution,
      // A page that is open while we deploy still asks for the files of its own version.
      prune: false,
      memoryLimit: 256,
    });
  }

  private api(endpoint: string): BehaviorOptions {
    return {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', endpoint))),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: securityHeaders(this, 'Api', []),
    };
  }

  /** Every address without a dot is a page of the one page. */
  private pagesOfOnePage(): EdgeFunction {
    return new EdgeFunction(this, 'Pages', {
      code: FunctionCode.fromInline(`function handler(event) {
  var request = event.request;
  if (request.uri.indexOf('.') < 0) request.uri = '/index.html';
  return request;
}`),
    });
  }
}
