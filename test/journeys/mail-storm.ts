import { expect } from 'vitest';
import type { Desk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';
import { hearOnly } from './hear-only.ts';

const to = 'support@desk.example';
const states = ['accepted', 'ticket', 'comment', 'quarantined', 'dropped'] as const;

type Mail = { id: string; state: string; reason?: string; ticket?: string; title: string };

async function all(desk: Desk, state: string): Promise<Mail[]> {
  const found: Mail[] = [];
  for (let cursor = ''; ; ) {
    const page = await desk.done('admin', 'GET', `/v1/mails?state=${state}&limit=100${cursor}`);
    found.push(...(page.items as Mail[]));
    if (!page.next) return found;
    cursor = `&cursor=${encodeURIComponent(String(page.next))}`;
  }
}

/** What comes by mail pages nobody: that is not what this is about. */
async function quiet({ done, settled }: Desk): Promise<void> {
  const levels = [{ targets: [{ person: 'femi' }], minutes: 5 }];
  await done('admin', 'POST', '/v1/escalation-policies', {
    ...{ id: 'quiet', name: 'Quiet', team: 'platform', levels, pagesUpTo: 1 },
  });
  const service = { id: 'post', name: 'Post', team: 'platform', criticality: 'low', policy: 'quiet' };
  await done('admin', 'POST', '/v1/services', service);
  await done('admin', 'POST', '/v1/mail-addresses', { address: to, service: 'post' });
  await settled();
}

/** What takes a mail in, makes a ticket of it, counts it, and tells its sender. */
const way = [
  ...[
    'mailonmoved',
    'mailonoutcome',
    'mailonreconcile',
    'peopleonstranger',
    'incidentonasked',
    'incidentonmoved',
  ],
  ...['notificationonnotice', 'notificationonclock', 'notificationonreconcile', 'frontarm'],
];

/**
 * Mails come in, a fifth of them twice and one in a hundred poison, and each that becomes a ticket is answered by mail, while a
 * tenth of the work crashes on both ways. In: each ends as exactly one thing. Out: everybody is told of their ticket, and twice
 * only for a crash after the sending (F29, F32).
 *
 * @param alone only what is on a mail's way hears of it
 */
export async function mailStorm(desk: Desk, count: number, alone = false): Promise<void> {
  await quiet(desk);
  if (alone) await hearOnly(desk, way);
  const { faults } = desk.host.dispatcher;
  const writing = [desk.callerOf('mail-on-received'), desk.callerOf('incident-on-asked')];
  const sending = desk.callerOf('notification-on-clock');
  const senders = Math.max(50, count / 20);
  // One mail a second is sent, as long as nobody says that SES gives more, and a fifth of that is kept for pages.
  const pause = Math.max(7, Math.ceil(senders / 40));
  let [twice, poison, crashes] = [0, 0, 0];
  for (let n = 0; n < count; n++) {
    const from = `p${n % senders}@example.org`;
    const bad = n % 100 === 50;
    if (bad) poison++;
    const headers = { From: bad ? `${from}, x@example.org` : from, To: to, Subject: `Mail ${n}` };
    const raw = letter({ ...headers, 'Message-ID': `<${n}@example.org>` }, `This is ${n}.`);
    const times = !bad && n % 5 === 0 ? 2 : 1;
    twice += times - 1;
    if (n % 10 === 3) {
      crashes++;
      for (const caller of writing)
        faults.set({ match: { operation: 'TransactWriteItems', caller }, kind: 'crash', times: 1 });
      faults.set({ match: { operation: 'SendEmail', caller: sending }, kind: 'crash', times: 1 });
    }
    for (let time = 0; time < times; time++) await send(desk.host.ports.smtp, { from, to: [to], raw });
    // One mail of each sender is on its way at the same time, and none sends more than ten in an hour.
    if (n % senders === senders - 1) await desk.forward(pause);
  }
  for (let round = 0; round < 3; round++) await desk.forward(pause);
  faults.clear();
  for (let round = 0; round < 3; round++) await desk.forward(pause);

  const ended = Object.fromEntries(
    await Promise.all(states.map(async (state) => [state, await all(desk, state)] as const)),
  ) as Record<(typeof states)[number], Mail[]>;
  const reasons = (mails: Mail[]) => [...new Set(mails.map(({ reason }) => reason))];
  const tickets = count - poison;
  expect(ended.accepted).toEqual([]);
  expect(ended.comment).toEqual([]);
  expect([ended.ticket.length, ended.dropped.length, ended.quarantined.length]).toEqual([
    tickets,
    twice,
    poison,
  ]);
  expect(reasons(ended.dropped)).toEqual(twice ? ['duplicate'] : []);
  expect(reasons(ended.quarantined)).toEqual(poison ? ['ambiguous-sender'] : []);
  // Each has a ticket of its own, and there are no others.
  expect(new Set(ended.ticket.map(({ ticket }) => ticket)).size).toBe(tickets);
  expect(new Set(ended.ticket.map(({ title }) => title)).size).toBe(tickets);
  const counts = await desk.done('admin', 'GET', '/v1/incidents/counts');
  expect((counts.all as Record<string, number>).working).toBe(tickets);

  const told = (await desk.mail()).filter(({ to: [one = ''] }) => /^p\d+@/.test(one));
  const about = new Set(told.map(({ subject }) => /INC-\d+/.exec(subject)?.[0]));
  expect(ended.ticket.filter(({ ticket }) => !about.has(ticket))).toEqual([]);
  expect(told.length - tickets).toBeGreaterThanOrEqual(0);
  expect(told.length - tickets).toBeLessThanOrEqual(crashes);
}
