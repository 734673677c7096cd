import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SentMail } from '../../local/ses.ts';
import { type Desk, startDesk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';

/** What answers every mail that the desk sends to these people, at once, and with which headers. */
type Responder = {
  readonly people: readonly string[];
  headers(mail: SentMail): Readonly<Record<string, string>>;
};

const support = 'support@desk.example';
const minute = 60_000;
const sentAt = ({ at }: SentMail) => Date.parse(at);

/**
 * Hands each mail of the desk to a responder, and its answer to the desk: minute by minute while mails fly, and hour by hour once
 * none does.
 *
 * @returns every mail that the desk sent to the people of the responder
 */
async function answering(desk: Desk, { people, headers }: Responder, minutes: number): Promise<SentMail[]> {
  const theirs: SentMail[] = [];
  const now = desk.host.clock.now;
  const end = now() + minutes * minute;
  let [seen, quiet, answers] = [0, 0, 0];
  while (now() < end) {
    const all = await desk.mail();
    const fresh = all.slice(seen).filter(({ to: [one = ''] }) => people.includes(one));
    seen = all.length;
    theirs.push(...fresh);
    for (const mail of fresh) {
      const [from = ''] = mail.to;
      const to = mail.replyTo ?? mail.from;
      const about = { Subject: `Re: ${mail.subject}`, 'Message-ID': `<answer-${++answers}@${from}>` };
      const raw = letter({ From: from, To: to, ...about, ...headers(mail) }, `This is answer ${answers}.`);
      await send(desk.host.ports.smtp, { from, to: [to], raw });
    }
    quiet = fresh.length ? 0 : quiet + 1;
    await desk.forward(quiet > 20 ? 60 : 1);
  }
  return theirs;
}

/** The most mails about one ticket that one person got within so many minutes. */
function mostWithin(mails: readonly SentMail[], minutes: number): number {
  const about = Object.groupBy(mails, ({ to, subject }) => `${to} ${/[A-Z]+-\d+/.exec(subject)?.[0]}`);
  const after = (same: readonly SentMail[], first: number) =>
    same.filter((mail) => sentAt(mail) >= first && sentAt(mail) < first + minutes * minute).length;
  return Math.max(
    ...Object.values(about).flatMap((same = []) => same.map((mail) => after(same, sentAt(mail)))),
  );
}

/** Loops of two kinds for so many minutes (F33): another desk that answers as ours does, and machines that do not say so. */
export function mailLoops(minutes: number): void {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());

  async function ticketOf(from: string): Promise<string> {
    const raw = letter({ From: from, To: support, Subject: 'It is slow', 'Message-ID': `<first@${from}>` });
    await send(desk.host.ports.smtp, { from, to: [support], raw });
    await desk.settled();
    const mails = await desk.items<{ from: string; ticket: string }>('admin', '/v1/mails?state=ticket');
    return mails.find((mail) => mail.from === from)?.ticket ?? '';
  }

  test('two desks that answer each other stop at the first answer', async () => {
    const people = ['support@other.example'];
    const ticket = await ticketOf('support@other.example');
    const sent = await answering(desk, { people, headers: (mail) => mail.headers }, minutes);
    expect(sent.map(({ subject }) => subject)).toEqual([`[${ticket}] It is slow`]);
    const dropped = await desk.items<{ reason: string }>('admin', '/v1/mails?state=dropped');
    expect(dropped.map(({ reason }) => reason)).toEqual(['loop-detected']);
  });

  test('machines that answer everything, and each other, and say nothing of it come to an end', async () => {
    const people = ['robin@example.org', 'eli@desk.example'];
    const ticket = await ticketOf('robin@example.org');
    await desk.done('eli', 'POST', `/v1/incidents/${ticket}/watch`, {});
    await desk.done('dana', 'POST', `/v1/incidents/${ticket}/comments`, { text: 'We look into it.' });
    const sent = await answering(desk, { people, headers: () => ({}) }, minutes);
    expect(sent.length).toBeGreaterThan(10);
    expect(mostWithin(sent, 10)).toBeLessThanOrEqual(10);
    expect(mostWithin(sent, 600)).toBeLessThanOrEqual(100);
    // Nothing flies any more: what was one too many of each waits for an agent.
    expect(Math.max(...sent.map(sentAt))).toBeLessThan(desk.host.clock.now() - 15 * minute);
    const waiting = await desk.items<{ reason: string; from: string }>(
      'admin',
      '/v1/mails?state=quarantined',
    );
    expect(new Set(waiting.map(({ reason, from }) => `${reason} ${from}`))).toEqual(
      new Set(people.map((one) => `too-many ${one}`)),
    );
  });
}
