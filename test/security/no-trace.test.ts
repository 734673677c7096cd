import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contracts } from '../../functions/contracts.ts';
import type { Operation } from '../../functions/kernel/contract.ts';
import { type Desk, startDesk } from '../desk.ts';
import { secured } from '../journeys/contract-security.ts';
import { guardDuty, outdated } from './events.ts';
import { hireResponders } from './responders.ts';

/** Words that stand in what is secret and nowhere else: wherever one turns up, it got out. */
const canaries = ['Quetzalcoatl', 'Xochipilli', 'Tezcatlipoca', 'Mictlantecuhtli', 'Huitzilopochtli'];
const [title = '', note = '', finding = '', file = '', weakness = ''] = canaries;
const outsiders = ['rosa', 'dana', 'eli', 'femi', 'admin'];
const operations = Object.values(contracts).flat() as Operation[];

let desk: Desk;
let secret = '';
let hidden = '';
let findingId = '';
let attachment = '';
/** Everything of ours that the bus carried. */
let told: { type: string; detail: Record<string, unknown> }[] = [];

const give = (path: string, ask: object = {}, person = 'sora') =>
  desk.done(person, 'POST', `/v1/${path}`, ask);

beforeAll(async () => {
  desk = await startDesk();
  told = listen(desk);
  await hireResponders(desk);
  // Somebody listens to whatever the desk tells anybody outside.
  await desk.done('admin', 'POST', '/v1/webhook-subscriptions', {
    url: 'https://hooks.example/all',
    title: 'Everything',
    events: ['*'],
  });
  await desk.settled();
  await desk.happen(guardDuty({ title: finding }), outdated('1', weakness));
  const [mine] = await desk.items<{ id: string; became?: string }>(
    'sora',
    '/v1/security-findings?nature=threat',
  );
  findingId = String(mine?.id);
  secret = String(mine?.became);
  const opened = await give('security-incidents', {
    title,
    description: note,
    needToKnow: ['tove'],
    related: ['INC-1001'],
    resources: [weakness],
  });
  hidden = String(opened.id);
  const one = `security-incidents/${hidden}`;
  await give(`${one}/note`, { text: note });
  await give(`${one}/tasks`, { title: note, assignee: 'tove' });
  await give(`${one}/observables`, { type: 'domain', value: `${title}.example` });
  const bytes = Buffer.from(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sent = await give(`${one}/attachments`, { name: `${file}.txt`, size: bytes.length, sha256 });
  const { method, url, headers } = sent.upload as {
    method: string;
    url: string;
    headers: Record<string, string>;
  };
  await fetch(url, { method, headers, body: bytes });
  attachment = String(sent.id);
  await give('security-playbooks', { id: 'contain', name: title, steps: [{ title: note }] });
  await give(`${one}/analyze`);
  await give(`${one}/run-playbook`, { playbook: 'contain' });
  await give(`${one}/complete-step`, { step: 0, note });
  // An ordinary day goes on beside it.
  await desk.done('dana', 'POST', '/v1/incidents', { title: 'The printer jams', service: 'search' });
  await desk.settled();
  await desk.forward(20);
});
afterAll(() => desk?.stop());

/** Notes everything that is put onto a bus from here on. */
function listen({ host }: Desk): typeof told {
  const heard: typeof told = [];
  const { dispatch } = host.dispatcher;
  host.dispatcher.dispatch = (call) => {
    const { Entries = [] } = call.input as {
      Entries?: { Source: string; DetailType: string; Detail: string }[];
    };
    if (call.service === 'events' && call.operation === 'PutEvents')
      for (const { Source, DetailType: type, Detail } of Entries)
        if (Source === 'itsm') heard.push({ type, detail: JSON.parse(Detail) as Record<string, unknown> });
    return dispatch(call);
  };
  return heard;
}

const traces = (text: string): string[] =>
  [...canaries, secret, hidden, findingId, 'SEC-100'].filter((word) => text.includes(word));

/** What an operation is asked of: what is secret, and what is not there. */
const place = (path: string, id: string) =>
  path
    .replace('{id}', id)
    .replace('{attachment}', attachment)
    .replace(/\{\w+\}/g, 'x');

async function ask(person: string, operation: Operation, id: string, headers: Record<string, string> = {}) {
  const { method, path } = operation;
  const answer = await fetch(`${desk.host.urls.api}${place(path, id)}`, {
    method,
    headers: {
      authorization: `Bearer ${await desk.host.token(person)}`,
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...(method === 'PATCH' && { 'if-match': '"1"' }),
      ...headers,
    },
    ...(method !== 'GET' && { body: '{}' }),
  });
  return {
    status: answer.status,
    etag: answer.headers.get('etag'),
    type: answer.headers.get('content-type'),
    text: (await answer.text()).replace(/"requestId":"[^"]*"/, ''),
  };
}

describe('whoever has not the role', () => {
  const reads = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'));

  test.each(outsiders)('%s finds no trace in any list, count, search or report', async (person) => {
    for (const operation of reads)
      for (const accept of ['application/json', 'text/csv']) {
        const { text } = await ask(person, operation, '', { accept });
        expect(traces(text), `${operation.id} as ${accept}`).toEqual([]);
      }
    for (const word of canaries)
      for (const path of [`/v1/search?q=${word}`, `/v1/people/names?q=${word}`]) {
        const { body } = await desk.call(person, 'GET', path);
        expect(traces(JSON.stringify(body).replaceAll(word, '')), path).toEqual([]);
        expect(JSON.stringify((body as { items?: unknown }).items ?? []), path).not.toContain(word);
      }
  });

  test.each(outsiders)(
    '%s is answered of what is there exactly as of what is not, by every route',
    async (person) => {
      const named = operations.filter(({ path }) => path.includes('{id}'));
      const odd: string[] = [];
      const pairs = (path: string) => [
        [hidden, 'SEC-9999'] as const,
        ...(secured.some((noun) => path.startsWith(`/v1/${noun}/`))
          ? [[secret, 'SEC-9998'] as const, [findingId, 'FND-00000000000000000000'] as const]
          : []),
      ];
      for (const operation of named)
        for (const [there, not] of pairs(operation.path)) {
          const [one, other] = [await ask(person, operation, there), await ask(person, operation, not)];
          const plain = (text: string, id: string) => text.replaceAll(id, '…').replace(/\/requests\/\w+/, '');
          const same =
            one.status === other.status &&
            one.type === other.type &&
            plain(one.text, there) === plain(other.text, not);
          if (!same || one.status < 400) odd.push(`${operation.id} ${there}: ${one.status} ${one.text}`);
          if (traces(one.text.replaceAll(there, '')).length) odd.push(`${operation.id}: ${one.text}`);
        }
      expect(odd).toEqual([]);
    },
  );

  test.each(outsiders)('%s reads nothing of it on any record of others', async (person) => {
    for (const noun of new Set(operations.map(({ path }) => path.split('/')[2] ?? ''))) {
      const list = operations.find(({ method, path }) => method === 'GET' && path === `/v1/${noun}`);
      if (!list || secured.includes(noun)) continue;
      const { body } = await desk.call(person, 'GET', `/v1/${noun}`);
      const items = (body.items ?? []) as { id?: string }[];
      const below = operations.filter(
        ({ method, path }) => method === 'GET' && path.startsWith(`/v1/${noun}/{id}`) && !/\}.*\{/.test(path),
      );
      for (const { id } of items.slice(0, 3))
        for (const operation of below) {
          const { text } = await ask(person, operation, String(id));
          expect(traces(text), `${operation.id} of ${id}`).toEqual([]);
        }
    }
  });

  test('cannot tie a record of theirs to it', async () => {
    const link = (target: string) =>
      desk.call('dana', 'POST', '/v1/incidents/INC-1001/links', { type: 'relates-to', target });
    const [there, not] = [await link(hidden), await link('SEC-9999')];
    expect(there.status).toBe(not.status);
  });

  test('is sent nothing: no mail, no text, no page, no webhook', async () => {
    expect(traces(JSON.stringify(desk.mail()))).toEqual([]);
    expect(traces(JSON.stringify(desk.texts()))).toEqual([]);
    expect(traces(JSON.stringify(desk.host.webhooks.list()))).toEqual([]);
    expect(JSON.stringify(desk.host.webhooks.list())).toContain('incident.opened');
  });

  test('who administers and gives themselves the role leaves a trace of that, and is still on no list', async () => {
    const { version } = await desk.done('admin', 'GET', '/v1/people/femi');
    const roles = ['manager', 'security'];
    await desk.done('admin', 'PATCH', '/v1/people/femi', { roles }, { 'if-match': `"${version}"` });
    await desk.settled();
    expect((await desk.call('femi', 'GET', `/v1/security-incidents/${hidden}`)).status).toBe(404);
    const changes = await desk.items('admin', '/v1/rights-changes');
    expect(JSON.stringify(changes)).toContain('security');
  });
});

test('who has the role and is on the list does find all of it: the others look in the right places', async () => {
  const all = await desk.call('sora', 'GET', '/v1/security-incidents');
  expect(traces(JSON.stringify(all.body))).toEqual(expect.arrayContaining([title, secret, hidden]));
  const one = await desk.call('sora', 'GET', `/v1/security-incidents/${hidden}`);
  expect(traces(JSON.stringify(one.body))).toEqual(expect.arrayContaining([title, note]));
  const files = await desk.call('sora', 'GET', `/v1/security-incidents/${hidden}/attachments`);
  expect(traces(JSON.stringify(files.body))).toContain(file);
});

describe('whoever has the role and is not on the list', () => {
  test('is answered as if it were not there, whatever they send', async () => {
    const odd: string[] = [];
    for (const operation of operations.filter(({ path }) => path.startsWith('/v1/security-incidents/{id}'))) {
      const [one, other] = [await ask('umar', operation, hidden), await ask('umar', operation, 'SEC-9999')];
      const plain = ({ text }: typeof one, id: string) => text.replaceAll(id, '…');
      // A body is looked at before anything is read: an empty one is refused for both alike.
      if (one.status !== other.status || plain(one, hidden) !== plain(other, 'SEC-9999'))
        odd.push(`${operation.id}: ${one.status} ${one.text} but ${other.status} ${other.text}`);
      if (one.etag !== other.etag) odd.push(`${operation.id}: ${one.etag}`);
    }
    expect(odd).toEqual([]);
    const all = await desk.items<{ id: string }>('umar', '/v1/security-incidents');
    expect(all.map(({ id }) => id)).toEqual([secret]);
  });

  test('and who is taken off is not even told again what they were told', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { text: 'I was here' };
    const path = `/v1/security-incidents/${hidden}/note`;
    expect((await desk.call('tove', 'POST', path, body, headers)).status).toBe(200);
    const opening = { 'idempotency-key': randomUUID() };
    const ask = { title: 'Opened by Tove', needToKnow: ['sora'] };
    const opened = await desk.done('tove', 'POST', '/v1/security-incidents', ask, opening);
    for (const id of [hidden, opened.id])
      await give(`security-incidents/${id}/need-to-know`, { people: ['sora'] });
    expect((await desk.call('tove', 'POST', path, body, headers)).status).toBe(404);
    expect((await desk.call('tove', 'POST', '/v1/security-incidents', ask, opening)).status).toBe(404);
  });
});

describe('the bus', () => {
  test('carries id, version and depth of what is secret, and nothing else', () => {
    const ours = told.filter(({ type }) => /^(security|vulnerability)/.test(type));
    expect(ours.length).toBeGreaterThan(15);
    for (const { type, detail } of ours)
      expect(Object.keys(detail).sort(), type).toEqual(['depth', 'id', 'version']);
    expect(traces(JSON.stringify(told.filter((one) => !ours.includes(one))))).toEqual([]);
  });

  test('wakes nobody but security with it: others hear at most that a responder is called', () => {
    const hearing = desk.host.resolver.each('AWS::Events::Rule').flatMap(({ props, stack }) => {
      const types = JSON.stringify(
        (props.EventPattern as { 'detail-type'?: unknown })?.['detail-type'] ?? '',
      );
      const theirs = /"(security|vulnerability)[a-z-]*\./.test(types) && !types.includes('anything-but');
      return theirs && types !== '["security-call.made"]' ? [stack] : [];
    });
    expect(new Set(hearing).size).toBe(1);
  });
});
