import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../local/http-api/answer.ts';
import { httpEvent, logTime } from '../../../local/http-api/event.ts';
import { createRoutes } from '../../../local/http-api/routes.ts';

/** The sample of payload format 2.0 in AWS's documentation, less its client certificate and stage variables. */
const documented = {
  version: '2.0',
  routeKey: '$default',
  rawPath: '/my/path',
  rawQueryString: 'parameter1=value1&parameter1=value2&parameter2=value',
  cookies: ['cookie1', 'cookie2'],
  headers: {
    header1: 'value1',
    header2: 'value1,value2',
    'user-agent': 'agent',
    host: 'id.execute-api.us-east-1.amazonaws.com',
  },
  queryStringParameters: { parameter1: 'value1,value2', parameter2: 'value' },
  requestContext: {
    accountId: '123456789012',
    apiId: 'api-id',
    authorizer: { jwt: { claims: { claim1: 'value1', claim2: 'value2' }, scopes: ['scope1', 'scope2'] } },
    domainName: 'id.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'api-id',
    http: {
      method: 'POST',
      path: '/my/path',
      protocol: 'HTTP/1.1',
      sourceIp: '192.0.2.1',
      userAgent: 'agent',
    },
    requestId: 'id',
    routeKey: '$default',
    stage: '$default',
    time: '12/Mar/2020:19:03:58 +0000',
    timeEpoch: 1583348638390,
  },
  body: 'Hello from Lambda',
  pathParameters: { parameter1: 'value1' },
  isBase64Encoded: false,
};

const request = {
  method: 'POST',
  url: '/my/path?parameter1=value1&parameter1=value2&parameter2=value',
  httpVersion: '1.1',
  sourceIp: '192.0.2.1',
  rawHeaders: [
    'Header1',
    'value1',
    'Header2',
    'value1',
    'HEADER2',
    'value2',
    'Cookie',
    'cookie1; cookie2',
    'User-Agent',
    'agent',
    'Host',
    'id.execute-api.us-east-1.amazonaws.com',
  ],
  headers: {
    cookie: 'cookie1; cookie2',
    'user-agent': 'agent',
    host: 'id.execute-api.us-east-1.amazonaws.com',
  },
};
const parts = {
  request,
  body: Buffer.from('Hello from Lambda'),
  routeKey: '$default',
  parameters: { parameter1: 'value1' },
  authorizer: documented.requestContext.authorizer,
  requestId: 'id',
  apiId: 'api-id',
  account: '123456789012',
  at: 1583348638390,
};

describe('An event of payload format 2.0', () => {
  test('is the documented one', () => {
    const { time, ...requestContext } = documented.requestContext;
    expect(httpEvent(parts)).toEqual({
      ...documented,
      requestContext: { ...requestContext, time: logTime(parts.at) },
    });
    expect(time).toBe(logTime(Date.parse('2020-03-12T19:03:58Z')));
  });

  test('leaves out what a request does not have', () => {
    const bare = { ...request, url: '/x', rawHeaders: [], headers: {} };
    const event = httpEvent({
      ...parts,
      request: bare,
      body: Buffer.alloc(0),
      parameters: {},
      authorizer: undefined,
    });
    expect(Object.keys(event).sort()).toEqual(
      [
        'headers',
        'isBase64Encoded',
        'rawPath',
        'rawQueryString',
        'requestContext',
        'routeKey',
        'version',
      ].sort(),
    );
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  test.each([
    ['application/json', false],
    ['application/problem+json; charset=utf-8', false],
    ['text/calendar', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
    ['image/svg+xml', true],
  ])('passes a body of %s as base64: %s', (type, isBase64Encoded) => {
    const event = httpEvent({ ...parts, request: { ...request, headers: { 'content-type': type } } });
    expect(event).toMatchObject({
      isBase64Encoded,
      body: isBase64Encoded ? Buffer.from('Hello from Lambda').toString('base64') : 'Hello from Lambda',
    });
  });
});

describe('A route', () => {
  const keys = [
    '$default',
    'ANY /{proxy+}',
    'GET /pets/{proxy+}',
    'GET /pets/dog/{id}',
    'GET /pets/dog/1',
    'ANY /pets/dog/1',
    'GET /pets/{kind}/{id}',
  ];
  const match = createRoutes(keys.map((key) => ({ key, functionArn: 'f' })));
  test.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
    ['POST', '/pets/dog/1', 'ANY /pets/dog/1', {}],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
    ['GET', '/pets/dog/2/', 'GET /pets/dog/{id}', { id: '2' }],
    ['GET', '/pets/cat/1', 'GET /pets/{kind}/{id}', { kind: 'cat', id: '1' }],
    ['GET', '/pets/cat/a%20b', 'GET /pets/{kind}/{id}', { kind: 'cat', id: 'a b' }],
    ['GET', '/pets/cat/1/toys', 'GET /pets/{proxy+}', { proxy: 'cat/1/toys' }],
    ['POST', '/pets/5', 'ANY /{proxy+}', { proxy: 'pets/5' }],
    ['GET', '/', '$default', {}],
  ])('%s %s takes %s', (method, path, key, parameters) => {
    expect(match(method, path)).toEqual({ route: { key, functionArn: 'f' }, parameters });
  });

  test('is not found when none matches', () => {
    expect(createRoutes([{ key: 'GET /a', functionArn: 'f' }])('POST', '/a')).toBeUndefined();
  });
});

describe('The answer of a function', () => {
  const json = { 'content-type': 'application/json' };
  test.each<[string, unknown, object]>([
    [
      'without a status is the body of a 200',
      { message: 'hi' },
      { status: 200, headers: json, body: '{"message":"hi"}' },
    ],
    ['that is text is a 200', 'hi', { status: 200, headers: json, body: 'hi' }],
    [
      'with a status and headers',
      { statusCode: 201, headers: { ETag: '"1"' }, body: 'x' },
      { status: 201, headers: { etag: '"1"', 'content-type': 'text/plain;charset=UTF-8' }, body: 'x' },
    ],
    [
      'with cookies',
      { statusCode: 204, cookies: ['a=1', 'b=2'] },
      { status: 204, headers: { 'set-cookie': ['a=1', 'b=2'] }, body: '' },
    ],
    [
      'in base64',
      { statusCode: 200, headers: json, body: 'aGk=', isBase64Encoded: true },
      { status: 200, headers: json, body: Buffer.from('hi') },
    ],
    [
      'with a body that is no text is a 500',
      { statusCode: 200, body: { a: 1 } },
      { status: 500, headers: json, body: '{"message":"Internal Server Error"}' },
    ],
    ['with an odd status is a 500', { statusCode: 'fine' }, { status: 500 }],
  ])('%s', (_, answer, expected) => {
    expect(readAnswer(answer)).toMatchObject(expected);
  });
});
