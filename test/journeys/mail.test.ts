import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
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
    desk = await startDesk();
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
  }, 30_000);

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
});
