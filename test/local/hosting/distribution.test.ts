import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../../local/assembly/template.ts';
import type { Host } from '../../../local/host.ts';
import { hostOf, httpApi, probe } from './app.ts';

let host: Host;

const policy = (config: object): Resource => ({
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: { ResponseHeadersPolicyConfig: { Name: 'p', ...config } },
});
const pages = `function handler(event) {
  var request = event.request;
  if (request.uri === '/old') return { statusCode: 301, headers: { location: { value: '/new?' + request.querystring.a.value } } };
  if (request.uri.indexOf('.') < 0) request.uri = '/index.html';
  return request;
}`;
const id = (name: string) => ({ 'Fn::GetAtt': [name, 'Id'] });
const distributionArn = {
  'Fn::Join': ['', ['arn:aws:cloudfront::000000000000:distribution/', { Ref: 'Site' }]],
};

const site: Record<string, Resource> = {
  ...httpApi,
  Files: { Type: 'AWS::S3::Bucket' },
  FilesPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Files' },
      PolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Files', 'Arn'] }, '/*']] },
          Condition: { StringEquals: { 'AWS:SourceArn': distributionArn } },
        },
      },
    },
  },
  PageHeaders: policy({
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'self'", Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Override: true },
    },
    CustomHeadersConfig: { Items: [{ Header: 'Cache-Control', Value: 'no-cache', Override: true }] },
  }),
  ApiHeaders: policy({
    CustomHeadersConfig: {
      Items: [
        { Header: 'content-type', Value: 'kept/as-is', Override: false },
        { Header: 'x-added', Value: 'yes', Override: false },
      ],
    },
  }),
  Pages: {
    Type: 'AWS::CloudFront::Function',
    Properties: { Name: 'pages', FunctionCode: pages, AutoPublish: true },
  },
  Site: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Enabled: true,
        DefaultRootObject: 'index.html',
        Origins: [
          { Id: 'files', DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] } },
          {
            Id: 'api',
            DomainName: {
              'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Http', 'ApiEndpoint'] }] }],
            },
          },
        ],
        DefaultCacheBehavior: {
          TargetOriginId: 'files',
          ResponseHeadersPolicyId: id('PageHeaders'),
          FunctionAssociations: [
            { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Pages', 'FunctionARN'] } },
          ],
        },
        CacheBehaviors: [
          { PathPattern: '/files/*', TargetOriginId: 'files' },
          {
            PathPattern: '/open*',
            TargetOriginId: 'api',
            ResponseHeadersPolicyId: id('ApiHeaders'),
            AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
          },
        ],
      },
    },
  },
  Uploader: { ...probe('Uploader').Uploader!, Type: 'AWS::Lambda::Function' },
  Upload: {
    Type: 'Custom::CDKBucketDeployment',
    Properties: {
      ServiceToken: { 'Fn::GetAtt': ['Uploader', 'Arn'] },
      SourceObjectKeys: ['pages.zip', 'facts.zip'],
      SourceMarkers: [
        {},
        { '<<marker:0>>': { 'Fn::GetAtt': ['Pool', 'ProviderURL'] }, '<<marker:1>>': 'say "hi"' },
      ],
      SourceMarkersConfig: [{}, { jsonEscape: true }],
      DestinationBucketName: { Ref: 'Files' },
      Prune: false,
    },
  },
};
delete site.UploaderRole;
site.Uploader!.Properties!.Role = 'arn:aws:iam::000000000000:role/none';

const assets = {
  pages: { 'index.html': '<h1>home</h1>', 'files/logo.svg': '<svg/>' },
  facts: { 'config.json': '{"issuer":"<<marker:0>>","said":"<<marker:1>>","kept":"literal"}' },
};

beforeAll(async () => {
  host = await hostOf(site, { assets });
});
afterAll(() => host.stop());

const get = (path: string, init: RequestInit = {}) =>
  fetch(host.urls.api + path, { redirect: 'manual', ...init });

describe('The distribution', () => {
  test('serves the page from the bucket under the headers of its policy', async () => {
    const response = await get('/');
    expect([response.status, await response.text()]).toEqual([200, '<h1>home</h1>']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'self'",
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=60; includeSubDomains',
      'cache-control': 'no-cache',
    });
  });

  test('runs the function at the viewer: every address without a dot is the page', async () => {
    expect(await (await get('/incidents/INC-1?tab=2')).text()).toBe('<h1>home</h1>');
  });

  test('lets that function answer by itself', async () => {
    const response = await get('/old?a=b');
    expect([response.status, response.headers.get('location')]).toEqual([301, '/new?b']);
  });

  test('takes the first behaviour whose pattern matches', async () => {
    const response = await get('/files/logo.svg');
    expect([await response.text(), response.headers.get('content-type')]).toEqual([
      '<svg/>',
      'image/svg+xml',
    ]);
    expect(response.headers.get('x-frame-options')).toBeNull();
  });

  test('answers 304 when the browser has it already', async () => {
    const etag = (await get('/files/logo.svg')).headers.get('etag')!;
    expect((await get('/files/logo.svg', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('passes calls on to the API and overrides only what the policy says', async () => {
    const response = await get('/open?x=1');
    expect(response.headers.get('x-added')).toBe('yes');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toMatchObject({ event: { rawPath: '/open', rawQueryString: 'x=1' } });
  });

  test('refuses a method that a behaviour does not allow', async () => {
    expect((await get('/', { method: 'POST' })).status).toBe(403);
  });

  test('says that a file is not there', async () => {
    expect((await get('/files/none.svg')).status).toBe(404);
  });

  test('sends pages asked for under another name to the one name', async () => {
    const { port } = new URL(host.urls.api);
    const asked = (accept: string) =>
      fetch(`http://127.0.0.1:${port}/x?y`, { redirect: 'manual', headers: { accept } });
    const moved = await asked('text/html,*/*');
    expect([moved.status, moved.headers.get('location')]).toEqual([307, `${host.urls.api}/x?y`]);
    expect((await asked('*/*')).status).toBe(200);
  });

  test('may read only what the bucket policy lets it', async () => {
    const { FilesPolicy: _, ...without } = site;
    const closed = await hostOf(without, { assets });
    expect((await fetch(closed.urls.api)).status).toBe(403);
    await closed.stop();
  });
});

test('A bucket deployment fills its markers in, escaped for JSON, and needs no function', async () => {
  expect(await (await get('/config.json')).json()).toEqual({
    issuer: host.urls.issuer,
    said: 'say "hi"',
    kept: 'literal',
  });
  expect(host.functions.list().map(({ name }) => name)).toEqual(['api']);
});
