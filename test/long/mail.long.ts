import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';

const count = Number(process.env.MAILS ?? 10_000);
const to = 'support@desk.example';
const states = ['accepted', 'ticket', 'comment', 'quarantined', 'dropped'] as const;

type Mail = { id: string; state: string; reason?: string; ticket?: string; title: string };

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

const all = async (state: string): Promise<Mail[]> => {
  const found: Mail[] = [];
  for (let cursor = ''; ; ) {
    const page = await desk.done('admin', 'GET', `/v1/mails?state=${state}&limit=100${cursor}`);
    found.push(...(page.items as Mail[]));
    if (!page.next) return found;
    cursor = `&cursor=${encodeURIComponent(String(page.next))}`;
  }
};

test(`${count} mails, a fifth of them twice, one in a hundred poison, while a tenth of the work crashes: exact`, async () => {
  const { faults } = desk.host.dispatcher;
  const crashing = [desk.callerOf('mail-on-received'), desk.callerOf('incident-on-asked')];
  let [twice, poison] = [0, 0];
  for (let n = 0; n < count; n++) {
    const from = `p${n % Math.max(50, count / 20)}@example.org`;
    const bad = n % 100 === 50;
    if (bad) poison++;
    const headers = { From: bad ? `${from}, x@example.org` : from, To: to, Subject: `Mail ${n}` };
    const raw = letter({ ...headers, 'Message-ID': `<${n}@example.org>` }, `This is ${n}.`);
    const times = !bad && n % 5 === 0 ? 2 : 1;
    twice += times - 1;
    if (n % 10 === 3)
      for (const caller of crashing)
        faults.set({ match: { operation: 'TransactWriteItems', caller }, kind: 'crash', times: 1 });
    for (let time = 0; time < times; time++) await send(desk.host.ports.smtp, { from, to: [to], raw });
    if (n % 50 === 49) await desk.forward(7);
  }
  faults.clear();
  for (let round = 0; round < 5; round++) await desk.forward(7);

  const ended = Object.fromEntries(
    await Promise.all(states.map(async (state) => [state, await all(state)] as const)),
  ) as Record<(typeof states)[number], Mail[]>;
  const reasons = (mails: Mail[]) => [...new Set(mails.map(({ reason }) => reason))];
  expect(ended.accepted).toEqual([]);
  expect(ended.comment).toEqual([]);
  expect([ended.ticket.length, ended.dropped.length, ended.quarantined.length]).toEqual([
    count - poison,
    twice,
    poison,
  ]);
  expect(reasons(ended.dropped)).toEqual(['duplicate']);
  expect(reasons(ended.quarantined)).toEqual(['ambiguous-sender']);
  // Each has a ticket of its own, and there are no others.
  expect(new Set(ended.ticket.map(({ ticket }) => ticket)).size).toBe(count - poison);
  expect(new Set(ended.ticket.map(({ title }) => title)).size).toBe(count - poison);
  const counts = await desk.done('admin', 'GET', '/v1/incidents/counts');
  expect((counts.all as Record<string, number>).working).toBe(count - poison);
}, 7_200_000);
