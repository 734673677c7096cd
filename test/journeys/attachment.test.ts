import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';

let desk: Desk;
let incident: string;
beforeAll(async () => {
  desk = await startDesk();
  const { id } = await desk.done('rosa', 'POST', '/v1/incidents', { title: 'The printer prints hearts' });
  incident = `/v1/incidents/${id}`;
});
afterAll(() => desk?.stop());

type Upload = { id: string; upload: { method: string; url: string; headers: Record<string, string> } };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const saying = (text: string, more: object = {}) => ({
  name: 'picture.png',
  type: 'image/png',
  size: Buffer.byteLength(text),
  sha256: hash(text),
  ...more,
});
const announce = async (person: string, text: string, more: object = {}) =>
  (await desk.done(person, 'POST', `${incident}/attachments`, saying(text, more))) as Upload;
const send = ({ upload: { method, url, headers } }: Upload, body: string) =>
  fetch(url, { method, headers, body });
const attach = async (person: string, text: string, more: object = {}) => {
  const file = await announce(person, text, more);
  expect((await send(file, text)).status).toBe(200);
  await desk.settled();
  return file.id;
};
const files = async (person: string) =>
  (await desk.items<{ id: string }>(person, `${incident}/attachments`)).map(({ id }) => id);
const scanned = (key: string, scanResultStatus: string) =>
  desk.happen({
    source: 'aws.guardduty',
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    resources: ['arn:aws:guardduty:us-east-1:000000000000:malware-protection-plan/b4c7f464ab3a4EXAMPLE'],
    detail: {
      schemaVersion: '1.0',
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: { bucketName: bucket(), objectKey: key, s3Throttled: false },
      scanResultDetails: { scanResultStatus, threats: null },
    },
  });
const bucket = () => {
  const { resolver } = desk.host;
  const [one] = resolver.each('AWS::S3::Bucket').filter(({ id }) => id.startsWith('Attachments'));
  return String(resolver.value({ Ref: one?.id }, one!.stack));
};
const objects = async () => {
  const input = { Bucket: bucket() };
  const caller = { name: 'test' };
  const call = { service: 's3', operation: 'ListObjectsV2', input, caller };
  const { Contents } = (await desk.host.dispatcher.dispatch(call)) as { Contents: { Key: string }[] };
  return Contents.map(({ Key }) => Key);
};

describe('a file', () => {
  test('is announced, sent to S3, and then stands on its record', async () => {
    const file = await announce('rosa', 'hearts');
    expect(await files('rosa')).toEqual([]);
    expect((await send(file, 'hearts')).status).toBe(200);
    await desk.settled();
    expect(await desk.items('rosa', `${incident}/attachments`)).toMatchObject([
      { id: file.id, title: 'picture.png', state: 'stored', scan: 'unscanned', size: 6, uploadedBy: 'rosa' },
    ]);
    const timeline = await desk.items<{ type: string }>('dana', `${incident}/timeline`);
    expect(timeline.find(({ type }) => type === 'incident.attached')).toMatchObject({
      by: 'rosa',
      text: 'picture.png',
      facts: { attachment: file.id, size: 6 },
    });
    const read = await desk.done('dana', 'GET', `${incident}/attachments/${file.id}`);
    const bytes = await fetch(String(read.url));
    expect(await bytes.text()).toBe('hearts');
    expect(bytes.headers.get('content-disposition')).toBe(
      `attachment; filename="picture.png"; filename*=UTF-8''picture.png`,
    );
    expect(bytes.headers.get('content-type')).toBe('image/png');
    expect(JSON.stringify(read)).not.toContain('"key"');
  });

  test('of other bytes than were announced is not taken, nor twice, nor late', async () => {
    const file = await announce('dana', 'hearts');
    expect((await send(file, 'heart')).status).toBe(403);
    expect((await send(file, 'hurts!')).status).toBe(400);
    expect((await send(file, 'hearts')).status).toBe(200);
    expect((await send(file, 'hearts')).status).toBe(412);
    const late = await announce('dana', 'late');
    await desk.forward(16);
    expect((await send(late, 'late')).status).toBe(403);
  });

  test('that a browser could run is handed out as bytes', async () => {
    const id = await attach('dana', '<script>', { name: '../../ev\\il\u202Egnp.html', type: 'text/html' });
    const { url, title } = await desk.done('dana', 'GET', `${incident}/attachments/${id}`);
    expect(title).toBe('ilgnp.html');
    expect((await fetch(String(url))).headers.get('content-type')).toBe('application/octet-stream');
  });

  test('can be for insiders only', async () => {
    const id = await attach('dana', 'secret', { internal: true });
    expect(await files('dana')).toContain(id);
    expect(await files('rosa')).not.toContain(id);
    expect((await desk.call('rosa', 'GET', `${incident}/attachments/${id}`)).status).toBe(404);
    expect(
      (await desk.call('rosa', 'POST', `${incident}/attachments`, saying('x', { internal: true }))).status,
    ).toBe(403);
    const seen = async (person: string) =>
      (await desk.items<{ version: number }>(person, `${incident}/timeline`)).map(({ version }) => version);
    const last = (await seen('dana')).at(-1);
    expect(await seen('rosa')).not.toContain(last);
  });

  test('of another record is not there', async () => {
    const id = await attach('rosa', 'mine');
    const other = await desk.done('dana', 'POST', '/v1/incidents', { title: 'Another' });
    expect((await desk.call('dana', 'GET', `/v1/incidents/${other.id}/attachments/${id}`)).status).toBe(404);
  });

  test('goes with its bytes when it is removed', async () => {
    const id = await attach('dana', 'oops');
    expect(
      (await desk.call('rosa', 'POST', `${incident}/remove-attachment`, { attachment: id })).status,
    ).toBe(403);
    await desk.done('dana', 'POST', `${incident}/remove-attachment`, { attachment: id });
    await desk.settled();
    expect(await files('dana')).not.toContain(id);
    expect((await objects()).filter((key) => key.endsWith(id))).toEqual([]);
    const gone = await desk.done('dana', 'GET', `${incident}/attachments/${id}`);
    expect(gone).toMatchObject({ state: 'removed' });
    expect(gone).not.toHaveProperty('url');
  });
});

test('A page may send files where the addresses point', async () => {
  const page = await fetch(`${desk.host.urls.api}/`);
  const policy = page.headers.get('content-security-policy') ?? '';
  const { upload } = await announce('dana', 'x');
  expect(policy).toContain(new URL(upload.url).origin);
});

describe('the verdict of a scanner', () => {
  test('is shown, and what does harm goes', async () => {
    const clean = await attach('dana', 'clean');
    await scanned(`incident/incident/${clean}`, 'NO_THREATS_FOUND');
    expect(await desk.done('dana', 'GET', `${incident}/attachments/${clean}`)).toMatchObject({
      scan: 'clean',
    });
    const bad = await attach('dana', 'EICAR');
    await scanned(`incident/incident/${bad}`, 'THREATS_FOUND');
    await scanned(`incident/incident/${bad}`, 'THREATS_FOUND');
    expect(await desk.done('dana', 'GET', `${incident}/attachments/${bad}`)).toMatchObject({
      state: 'refused',
      scan: 'infected',
    });
    expect((await objects()).filter((key) => key.endsWith(bad))).toEqual([]);
  });
});

test('Bytes that nobody announced are deleted, and an event that comes twice changes nothing', async () => {
  const id = await attach('dana', 'twice');
  const caller = { name: 'test' };
  const put = { Bucket: bucket(), Key: 'incident/incident/unknown', Body: Buffer.from('x') };
  await desk.host.dispatcher.dispatch({ service: 's3', operation: 'PutObject', input: put, caller });
  const event = (key: string) => ({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    resources: [],
    detail: { bucket: { name: bucket() }, object: { key } },
  });
  const before = await desk.done('dana', 'GET', incident);
  await desk.happen(event(`incident/incident/${id}`), event(`incident/incident/${id}`));
  expect(await desk.done('dana', 'GET', incident)).toEqual(before);
  expect(await objects()).not.toContain('incident/incident/unknown');
});
