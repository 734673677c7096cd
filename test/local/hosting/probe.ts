/** Code of a function that does what its event says: calls AWS, calls out, hangs, exits, fails, tells what it sees. */
export const probeCode = `
const http = require('node:http');
const https = require('node:https');
let served = 0;

const read = (response) => new Promise((resolve, reject) => {
  const parts = [];
  response.on('data', (part) => parts.push(part));
  response.on('end', () => resolve(Buffer.concat(parts).toString()));
  response.on('error', reject);
});

const aws = (target, input) => new Promise((resolve, reject) => {
  const request = http.request(process.env.AWS_ENDPOINT_URL, { method: 'POST', headers: {
    'x-amz-target': target,
    'content-type': 'application/x-amz-json-1.0',
    authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20260101/us-east-1/x/aws4_request, Signature=x',
    'x-amz-security-token': process.env.AWS_SESSION_TOKEN,
  } }, async (response) => resolve({ status: response.statusCode, body: JSON.parse(await read(response)) }));
  request.on('error', reject);
  request.end(JSON.stringify(input));
});

const outward = (url, body) => new Promise((resolve, reject) => {
  const request = https.request(url, { method: 'POST', headers: { 'x-signature': 'abc' } },
    async (response) => resolve({ status: response.statusCode, body: await read(response) }));
  request.on('error', reject);
  request.end(body);
});

const deeds = {
  echo: async ({ value }) => value,
  aws: ({ target, input }) => aws(target, input),
  https: ({ url, body }) => outward(url, body),
  fetch: async ({ url, init }) => { const r = await fetch(url, init); return { status: r.status, body: await r.text() }; },
  now: async () => ({ now: Date.now(), made: new Date().getTime(), type: new Date() instanceof Date, fixed: new Date(0).toISOString() }),
  hang: () => new Promise(() => setInterval(() => {}, 1000)),
  spin: async () => { for (;;); },
  exit: async ({ code }) => process.exit(code),
  fail: async () => { throw new TypeError('broken on purpose'); },
  failOddly: async () => { throw 'just text'; },
  eat: async () => { const all = []; for (;;) all.push(new Array(100000).fill(Math.random())); },
  large: async () => 'x'.repeat(7 * 1024 * 1024),
  wait: ({ ms }) => new Promise((resolve) => setTimeout(resolve, ms, 'waited')),
  seen: async ({ names }, context) => ({
    environment: Object.fromEntries(names.map((name) => [name, process.env[name]])),
    served,
    context: { ...context, getRemainingTimeInMillis: context.getRemainingTimeInMillis() },
  }),
  answer: async ({ answer }) => answer,
};

exports.handler = async (event, context) => {
  served += 1;
  if (event.RequestType) {
    const body = JSON.stringify({ Status: event.ResourceProperties.Fail ? 'FAILED' : 'SUCCESS', Reason: 'said so',
      PhysicalResourceId: 'made', Data: { Number: String(served), Request: event.RequestType } });
    await fetch(event.ResponseURL, { method: 'PUT', body });
    return;
  }
  if (event.requestContext) {
    const said = event.body && event.body.startsWith('{') ? JSON.parse(event.body) : {};
    if (said.do) return deeds[said.do](said, context);
    return { event };
  }
  return deeds[event.do](event, context);
};
`;
