import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isReplyMarker } from '../../functions/record/reply-marker.ts';
import { type Desk, startDesk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

type Sent = Awaited<ReturnType<Desk['mail']>>[number] & { replyTo?: string };
const sentTo = async (address: string) =>
  ((await desk.mail()) as Sent[]).filter(({ to }) => to[0] === address);
const mailsTo = (person: string) => sentTo(`${person}@desk.example`);
const about = async (person: string, id: string) =>
  (await mailsTo(person)).filter(({ subject }) => subject.includes(id));
const open = async (title: string) =>
  String((await desk.done('rosa', 'POST', '/v1/incidents', { title })).id);
const say = (person: string, id: string, text: string) =>
  desk.done(person, 'POST', `/v1/incidents/${id}/comments`, { text });
const resolve = (id: string, resolution: string) =>
  desk.done('dana', 'POST', `/v1/incidents/${id}/resolve`, { resolution });

/** A mail that comes in, and everything that it sets in motion. */
async function write(
  from: string,
  subject: string,
  body: string,
  more: Record<string, string> = {},
  to?: string,
) {
  const desks = to ?? 'support@desk.example';
  const raw = letter({ From: from, To: desks, Subject: subject, ...more }, body);
  await send(desk.host.ports.smtp, { from, to: [desks], raw });
  await desk.settled();
}

describe('a mail about a ticket', () => {
  test('threads, says in plain words where it stands, and shows what was said as it was said', async () => {
    const id = await open('The printer jams <b>again</b>');
    await say('dana', id, 'Have you tried the other tray?\n<script>alert(1)</script> {{ticket.id}} #{1}');
    await desk.forward(2);
    await resolve(id, 'A new drum.');
    await desk.forward(2);
    const [first, second] = (await about('rosa', id)) as [Sent, Sent];
    expect(first.subject).toBe(`[${id}] The printer jams <b>again</b>`);
    expect(second.subject).toBe(first.subject);
    expect(first.text).toContain('Somebody will look at it soon.');
    expect(first.text).toContain('{{ticket.id}} #{1}');
    expect(first.html).toContain('&lt;script&gt;');
    expect(first.html).not.toMatch(/<script|<img|javascript:/);
    expect(first.text.split('\n').findIndex(isReplyMarker)).toBe(0);
    const root = `<${id.toLowerCase()}.rosa@desk.example>`;
    expect(first.headers).toMatchObject({
      References: root,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    });
    expect(second.headers.References).toMatch(new RegExp(`^${root} <[^ ]+@email.amazonses.com>$`));
  });

  test('can be answered: the answer is a comment of whoever it was sent to', async () => {
    const id = await open('The scanner hums');
    await say('dana', id, 'Which one?');
    await desk.forward(2);
    const [mail] = await about('rosa', id);
    await write(
      'rosa@desk.example',
      `Re: ${mail?.subject}`,
      `The one on floor 2.\n\n> ${mail?.text.replaceAll('\n', '\n> ')}`,
      {},
      mail?.replyTo,
    );
    const { items } = await desk.done('dana', 'GET', `/v1/incidents/${id}/timeline`);
    const comment = (items as { by: string; text?: string }[]).find(({ by, text }) => by === 'rosa' && text);
    expect(comment?.text).toBe('The one on floor 2.');
  });

  test('is one for what comes within a minute', async () => {
    const id = await open('The storm');
    for (let n = 0; n < 20; n++) await say('dana', id, `Update ${n}`);
    await desk.forward(2);
    const mails = await about('rosa', id);
    expect(mails).toHaveLength(1);
    for (let n = 0; n < 20; n++) expect(mails[0]?.text).toContain(`Update ${n}\n`);
  });

  test('never shows a requester what is internal', async () => {
    const id = await open('The lamp flickers');
    await desk.done('dana', 'POST', `/v1/incidents/${id}/notes`, {
      text: 'CANARY: they broke it themselves',
    });
    await desk.done('dana', 'POST', `/v1/incidents/${id}/hold`, {
      reason: 'vendor',
      note: 'CANARY: too dear',
    });
    await desk.forward(2);
    const mails = await about('rosa', id);
    expect(mails.map(({ text }) => text).join()).toContain('It has to wait for something.');
    expect(JSON.stringify(mails)).not.toContain('CANARY');
  });

  test('comes in the language of whoever reads it', async () => {
    const { version } = await desk.done('rosa', 'GET', '/v1/people/me');
    const seen = { 'if-match': `"${version}"` };
    expect((await desk.call('rosa', 'PATCH', '/v1/people/rosa', { language: 'no such' }, seen)).status).toBe(
      400,
    );
    await desk.done('rosa', 'PATCH', '/v1/people/rosa', { language: 'de-AT' }, seen);
    const id = await open('Der Drucker klemmt');
    await resolve(id, 'Geölt.');
    await desk.forward(2);
    const [mail] = await about('rosa', id);
    expect(mail?.text).toContain(`${id} ist gelöst.`);
    expect(mail?.html).toContain('<html lang="de">');
  });
});

describe('somebody who writes from outside', () => {
  const victim = 'victim@elsewhere.example';
  const unknown = { 'X-Local-Verdicts': 'spf=GRAY dkim=GRAY dmarc=GRAY' };

  test('is told that it came, in a thread with their own mail', async () => {
    await write('robin@elsewhere.example', 'The door squeaks', 'A lot.', {
      'Message-ID': '<m1@elsewhere.example>',
    });
    await desk.forward(2);
    const [mail] = await sentTo('robin@elsewhere.example');
    expect(mail?.subject).toMatch(/^\[INC-\d+\] The door squeaks$/);
    expect(mail?.text).toContain('We have it.');
    expect(mail?.headers.References).toContain('<m1@elsewhere.example>');
  });

  test('reads no word of a stranger, five mails an hour at most, until the address is confirmed by a POST', async () => {
    for (let n = 0; n < 8; n++)
      await write(victim, `EVIL ${n} http://evil.example`, 'EVIL words', {
        ...unknown,
        'Message-ID': `<v${n}@x.example>`,
      });
    await desk.forward(30);
    const mails = await sentTo(victim);
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.length).toBeLessThanOrEqual(5);
    expect(JSON.stringify(mails)).not.toMatch(/EVIL|evil/);
    const link = /http\S+(\/v1\/confirmations\/\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
    const at = `${desk.host.urls.api}${link}`;
    const guest = /confirmations\/(guest-[0-9a-f]{16})/.exec(link)?.[1];
    const confirmed = async () => (await desk.done('admin', 'GET', `/v1/people/${guest}`)).addressConfirmed;
    expect(await (await fetch(at)).text()).toContain('<form method="post">');
    expect(await confirmed()).toBeUndefined();
    expect((await fetch(`${at}x`, { method: 'POST' })).status).toBe(404);
    expect(await (await fetch(at, { method: 'POST' })).text()).toContain('Thank you');
    expect(await confirmed()).toBeDefined();
    expect((await fetch(at, { method: 'POST' })).status).toBe(200);
  });
});

describe('the words of mails', () => {
  test('are changed by administrators, shown before, and refused when a field is unknown', async () => {
    const one = '/v1/mail-templates/resolved-en';
    const put = (body: object, version = 0) =>
      desk.call('admin', 'PATCH', one, body, { 'if-match': `"${version}"` });
    expect((await put({ text: 'Hello {{person.password}}' })).status).toBe(400);
    expect((await put({ text: 'Hello {{person.name' })).status).toBe(400);
    const draft = { text: 'Dear {{person.name}},\n\n{{ticket.title}} is mended.' };
    const seen = await desk.done('admin', 'POST', `${one}/preview`, draft);
    expect(seen.html).toContain('&lt;jams&gt;');
    expect((await put(draft)).body).toMatchObject({ version: 1, changed: true });
    expect((await desk.call('dana', 'PATCH', one, draft, { 'if-match': '"1"' })).status).toBe(403);
    const { version } = await desk.done('rosa', 'GET', '/v1/people/me');
    await desk.done('rosa', 'PATCH', '/v1/people/rosa', { language: 'en' }, { 'if-match': `"${version}"` });
    const id = await open('The chair');
    await resolve(id, 'Glued.');
    await desk.forward(2);
    expect((await about('rosa', id))[0]?.text).toContain('Dear Rosa Lind,\n\nThe chair is mended.');
    const reset = await desk.done('admin', 'POST', `${one}/reset`, {});
    expect(reset).toMatchObject({ changed: false, version: 2 });
    const { items } = await desk.done('admin', 'GET', `${one}/timeline`);
    expect((items as { type: string }[]).map(({ type }) => type)).toEqual([
      'mail-template.changed',
      'mail-template.reset',
    ]);
  });
});

describe('a mail that comes back', () => {
  const suppressed = () =>
    desk.items<{ id: string; address: string; cause: string }>('admin', '/v1/suppressed-addresses');
  const told = (detail: object) =>
    desk.happen({ source: 'aws.ses', 'detail-type': 'Email Bounced', detail } as never);
  const bounce = (notification: string, address: string, bounceType = 'Permanent') => ({
    eventType: 'Bounce',
    mail: {
      messageId: 'm',
      tags: { 'ses:configuration-set': ['itsm-mails'], notification: [notification] },
    },
    bounce: {
      feedbackId: `${bounceType}-${notification}`,
      bounceType,
      bouncedRecipients: [{ emailAddress: address }],
    },
  });

  test('for good keeps the next one from being sent, until somebody says that it arrives', async () => {
    const { id: person } = await desk.done('admin', 'POST', '/v1/people', {
      name: 'Gone',
      email: 'suppressionlist@simulator.amazonses.com',
      roles: ['requester'],
    });
    await desk.settled();
    const file = async (title: string) => {
      const { id } = await desk.done(String(person), 'POST', '/v1/incidents', { title });
      await say('dana', String(id), 'Hello?');
      await desk.forward(2);
      await desk.settled();
    };
    await file('One');
    const [found] = await suppressed();
    expect(found).toMatchObject({
      address: 'suppressionlist@simulator.amazonses.com',
      cause: 'bounce',
      person,
    });
    await file('Two');
    expect(await sentTo('suppressionlist@simulator.amazonses.com')).toHaveLength(1);
    await desk.done('admin', 'POST', `/v1/suppressed-addresses/${found?.id}/release`, {
      reason: 'Set up anew',
    });
    expect(await suppressed()).toEqual([]);
  });

  test('has no effect when the desk did not send it, or not there; what may pass is counted', async () => {
    const [, version] =
      /-(\d+)$/.exec((await mailsTo('rosa')).at(-1)?.headers['X-Itsm-Notification-Id'] ?? '') ?? [];
    const id = `notices-rosa-${version}`;
    await told(bounce('notices-nobody-1', 'rosa@desk.example'));
    await told(bounce('no-such-notification', 'rosa@desk.example'));
    await told(bounce(id, 'femi@desk.example'));
    await told(bounce(id, 'rosa@desk.example', 'Transient'));
    await desk.settled();
    expect(await suppressed()).toEqual([]);
    await told(bounce(id, 'Rosa@desk.example'));
    await told(bounce(id, 'Rosa@desk.example'));
    await desk.settled();
    expect(await suppressed()).toEqual([expect.objectContaining({ transient: 1, person: 'rosa' })]);
  });
});
