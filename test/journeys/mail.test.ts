import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { addressFor } from '../mail/reply.ts';
import { letter, send } from '../mail/send.ts';

const support = 'support@desk.example';
const verdicts = (said: string) => ({ 'X-Local-Verdicts': said });
const nobodyKnows = verdicts('spf=GRAY dkim=GRAY dmarc=GRAY');

type Mail = {
  id: string;
  state: string;
  reason?: string;
  ticket?: string;
  verified: boolean;
  [key: string]: unknown;
};
type Ticket = { id: string; title: string; state: string; requester?: string; [key: string]: unknown };

describe('mail', () => {
  let desk: Desk;
  let sent = 0;

  beforeAll(async () => {
    desk = await startDesk({ reconciling: true });
  });
  afterAll(() => desk.stop());

  /** Sends a mail, waits until everything it sets in motion has run, and reads what is known of it. */
  async function mail(
    from: string,
    subject: string,
    body = 'It does not work.',
    {
      to = support,
      headers = {},
      envelope = from,
    }: { to?: string; headers?: object; envelope?: string } = {},
  ): Promise<Mail> {
    const id = `<${++sent}@example.org>`;
    const address = /<([^>]+)>/.exec(envelope)?.[1] ?? envelope;
    const raw = letter({ From: from, To: to, Subject: subject, 'Message-ID': id, ...headers }, body);
    await send(desk.host.ports.smtp, { from: address, to: [to], raw });
    await desk.host.settled();
    const states = ['accepted', 'ticket', 'comment', 'quarantined', 'dropped'];
    for (const state of states) {
      const items = await desk.items<Mail>('admin', `/v1/mails?state=${state}&limit=100`);
      const found = items.find((one) => one.messageId === id);
      if (found) return found;
    }
    throw new Error(`Nothing is known of ${id}`);
  }

  const ticket = (id = '') => desk.done('admin', 'GET', `/v1/incidents/${id}`) as Promise<Ticket>;

  test('to the desk appears as an incident of a guest', async () => {
    const found = await mail(
      '"Robin Reader" <robin@example.org>',
      'The printer is on fire',
      'Third floor.\n\n-- \nRobin',
    );
    expect(found).toMatchObject({ state: 'ticket', verified: true, from: 'robin@example.org' });
    const incident = await ticket(found.ticket);
    expect(incident).toMatchObject({ title: 'The printer is on fire', state: 'open', source: 'person' });
    expect(incident.requester).toMatch(/^guest-[0-9a-f]{16}$/);
    const guest = await desk.done('admin', 'GET', `/v1/people/${incident.requester}`);
    expect(guest).toMatchObject({ name: 'Robin Reader', guest: true, enrolled: false });
    expect(guest.addressConfirmed).toBeDefined();
  });

  test('from nobody knows whom is marked, and its words name nobody', async () => {
    const found = await mail('"Click here" <victim@example.org>', 'Buy now', 'Spam.', {
      headers: nobodyKnows,
    });
    expect(found).toMatchObject({ state: 'ticket', verified: false });
    const incident = await ticket(found.ticket);
    expect(incident.asked).toMatchObject({ by: 'mail', unverified: true });
    const guest = await desk.done('admin', 'GET', `/v1/people/${incident.requester}`);
    expect(guest).toMatchObject({ name: 'victim@example.org' });
    expect(guest.addressConfirmed).toBeUndefined();
  });

  test('to nobody here is refused at the door', async () => {
    const raw = letter({ From: 'a@example.org', To: 'nobody@desk.example' });
    const sending = send(desk.host.ports.smtp, { from: 'a@example.org', to: ['nobody@desk.example'], raw });
    await expect(sending).rejects.toThrow(/^550/);
  });

  test('from one of ourselves, or with our mark, is dropped', async () => {
    expect(await mail(support, 'Loop')).toMatchObject({ state: 'dropped', reason: 'loop-detected' });
    const marked = await mail('b@example.org', 'Loop', 'x', { headers: { 'X-Itsm-Notification-Id': '1' } });
    expect(marked).toMatchObject({ state: 'dropped', reason: 'loop-detected' });
  });

  test('of which there are two opinions waits, and can be let through', async () => {
    const found = await mail('a@example.org (b@example.org)', 'Who am I', 'x', { envelope: 'a@example.org' });
    expect(found).toMatchObject({ state: 'quarantined', reason: 'ambiguous-sender' });
    expect(await desk.done('admin', 'GET', '/v1/mails/counts')).toMatchObject({ quarantined: 1 });
    await desk.done('admin', 'POST', `/v1/mails/${found.id}/release`, { note: 'It is harmless' });
    await desk.host.settled();
    const released = await desk.done('admin', 'GET', `/v1/mails/${found.id}`);
    expect(released).toMatchObject({ state: 'ticket', judgedBy: 'admin' });
    expect(await ticket(released.ticket as string)).toMatchObject({ title: 'Who am I', requester: 'admin' });
    expect(await desk.done('admin', 'GET', '/v1/mails/counts')).toMatchObject({ quarantined: 0 });
  });

  describe('to the reply address of a ticket', () => {
    const person = { address: 'robin@example.org', id: '' };
    let incident: Ticket;

    beforeAll(async () => {
      const { ticket: id } = await mail(person.address, 'The network is slow');
      incident = await ticket(id);
      person.id = String(incident.requester);
    });

    const reply = async (body: string, from = person.address, whose = person.id, headers: object = {}) =>
      mail(from, `Re: [${incident.id}] slow`, body, {
        to: await addressFor(desk, incident.id, whose),
        headers,
      });

    test('becomes a comment, and what waited for it goes on', async () => {
      await desk.done('dana', 'POST', `/v1/incidents/${incident.id}/take`, {});
      await desk.done('dana', 'POST', `/v1/incidents/${incident.id}/hold`, {
        reason: 'requester',
        comment: 'Where?',
      });
      const found = await reply(
        'On the third floor.\n\nOn Mon, Desk <support@desk.example> wrote:\n> Where?',
      );
      expect(found).toMatchObject({ state: 'comment', ticket: incident.id });
      expect(await ticket(incident.id)).toMatchObject({ state: 'acknowledged' });
      const timeline = await desk.items('dana', `/v1/incidents/${incident.id}/timeline`);
      expect(JSON.stringify(timeline)).toContain('On the third floor.');
      expect(JSON.stringify(timeline)).not.toContain('wrote:');
    });

    test('from somebody else waits, whatever they refer to', async () => {
      const found = await reply('Let me in', 'mallory@example.com');
      expect(found).toMatchObject({
        state: 'quarantined',
        reason: 'not-a-participant',
        replyTo: incident.id,
      });
    });

    test('that was made up opens a ticket, with a hint', async () => {
      const made = (await addressFor(desk, incident.id, person.id)).replace(/.@/, (end) =>
        end === 'a@' ? 'b@' : 'a@',
      );
      const found = await mail(person.address, 'Re: x', 'Hello', { to: made });
      expect(found).toMatchObject({ state: 'ticket', hints: [{ by: 'reply-address', ticket: incident.id }] });
      expect(found.ticket).not.toBe(incident.id);
    });

    test('from whom the receipt speaks against waits', async () => {
      const found = await reply('It is me', person.address, person.id, verdicts('dmarc=FAIL'));
      expect(found).toMatchObject({ state: 'quarantined', reason: 'unverified-sender' });
    });

    test('by a machine is a note, and opens nothing again', async () => {
      await desk.done('dana', 'POST', `/v1/incidents/${incident.id}/resolve`, { resolution: 'A new switch' });
      const found = await reply('I am away', person.address, person.id, { 'Auto-Submitted': 'auto-replied' });
      expect(found).toMatchObject({ state: 'comment', ticket: incident.id });
      expect(await ticket(incident.id)).toMatchObject({ state: 'resolved' });
    });

    test('opens again what was solved, and goes on from what is closed', async () => {
      expect(await reply('It is slow again')).toMatchObject({ state: 'comment' });
      expect(await ticket(incident.id)).toMatchObject({ state: 'open', reopenCount: 1 });
      await desk.done('dana', 'POST', `/v1/incidents/${incident.id}/resolve`, {
        resolution: 'Another switch',
      });
      await desk.done('dana', 'POST', `/v1/incidents/${incident.id}/close`, {});
      const found = await reply('And again');
      expect(found.state).toBe('ticket');
      expect(found.ticket).not.toBe(incident.id);
      const links = await desk.items('dana', `/v1/incidents/${found.ticket}/links`);
      expect(links).toMatchObject([{ type: 'follow-up-of', target: incident.id }]);
    });
  });

  test('from a stranger whom nobody has made a guest yet is a ticket at once', async () => {
    const caller = desk.callerOf('people-on-stranger');
    const match = { operation: 'TransactWriteItems', caller };
    // As often as the SDK tries by itself.
    desk.host.dispatcher.faults.set({ match, kind: 'before', times: 3 });
    const found = await mail('new@example.org', 'Who am I', 'Nobody knows me.');
    expect(found).toMatchObject({ state: 'ticket' });
    const { requester } = await ticket(found.ticket);
    const person = () => desk.call('admin', 'GET', `/v1/people/${requester}`);
    expect((await person()).status).toBe(404);
    await desk.forward(5);
    expect((await person()).body).toMatchObject({ guest: true, email: 'new@example.org' });
    const told = (await desk.mail()).filter(({ to }) => to[0] === 'new@example.org');
    expect(told).toMatchObject([{ subject: expect.stringContaining(found.ticket as string) }]);
  });

  test('that comes twice is one, and says so', async () => {
    const headers = { 'Message-ID': '<same@example.org>' };
    const raw = letter({ From: 'twice@example.org', To: support, Subject: 'Twice', ...headers });
    for (let n = 0; n < 2; n++)
      await send(desk.host.ports.smtp, { from: 'twice@example.org', to: [support], raw });
    await desk.host.settled();
    const items = await desk.items<Mail>('admin', '/v1/mails?from=twice@example.org');
    expect(items.map(({ state, reason }) => reason ?? state).sort()).toEqual(['duplicate', 'ticket']);
  });

  test('of which nobody told us is found where it lies', async () => {
    const { dispatcher, resolver } = desk.host;
    const bucket = resolver.each('AWS::S3::Bucket').find(({ id }) => id.startsWith('ReceivedMail'));
    const Bucket = String(bucket && resolver.value({ Ref: bucket.id }, bucket.stack));
    const Body = letter({ From: 'lost@example.org', To: support, Subject: 'Lost' });
    const input = { Bucket, Key: 'received/lost', Body };
    await dispatcher.dispatch({ service: 's3', operation: 'PutObject', input, caller: { name: 'test' } });
    await desk.forward(7 * 60);
    const [found] = await desk.items<Mail>('admin', '/v1/mails?from=lost@example.org');
    expect(found).toMatchObject({ state: 'ticket', verified: false });
  });

  test('to an address that was made before the secret was rotated twice is a comment, and to a new one', async () => {
    const { dispatcher, resolver } = desk.host;
    const [secret] = resolver.each('AWS::SecretsManager::Secret');
    const SecretId = String(secret && resolver.value({ Ref: secret.id }, secret.stack));
    const rotate = (SecretString: string) => {
      const input = { SecretId, SecretString };
      const call = { service: 'secretsmanager', operation: 'PutSecretValue', input };
      return dispatcher.dispatch({ ...call, caller: { name: 'test' } });
    };
    const from = 'long@example.org';
    const { ticket: id = '' } = await mail(from, 'It takes long');
    const { requester = '' } = await ticket(id);
    const old = await addressFor(desk, id, requester);
    await rotate('the second');
    await desk.forward(7 * 60);
    await rotate('the third');
    for (const to of [old, await addressFor(desk, id, requester)])
      expect(await mail(from, 'Re: It takes long', `Still, ${to}`, { to })).toMatchObject({
        state: 'comment',
      });
  });

  test('to an address of which something is said becomes that', async () => {
    const address = 'support+vpn@desk.example';
    await desk.done('admin', 'POST', '/v1/mail-addresses', {
      address,
      unverified: 'quarantine',
      service: 'search',
    });
    const known = await mail('kim@example.org', 'VPN', 'x', { to: address });
    expect(await ticket(known.ticket)).toMatchObject({ service: 'search' });
    const unknown = await mail('lee@example.org', 'VPN', 'x', { to: address, headers: nobodyKnows });
    expect(unknown).toMatchObject({ state: 'quarantined', reason: 'unverified-sender' });
  });

  test('that goes round and round dies out', async () => {
    // Something answers everything, and says of itself that a person does.
    const { ticket: id } = await mail('robot@example.org', 'Hello', 'Thank you for your mail.');
    const to = await addressFor(desk, String(id), String((await ticket(id)).requester));
    const ends: string[] = [];
    for (let n = 0; n < 12; n++)
      ends.push(
        (await mail('robot@example.org', 'Re: Hello', `Thank you for your mail ${n}.`, { to })).state,
      );
    expect(ends.filter((end) => end === 'comment')).toHaveLength(8);
    expect(new Set(ends.slice(8))).toEqual(new Set(['quarantined']));
  });
});
