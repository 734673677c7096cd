import { expect, test } from 'vitest';
import { letter, send } from '../../mail/send.ts';
import type { Walk } from './walk.ts';

type Mail = { id: string; ticket?: string; files?: { id: string }[] };

const boundary = 'b1';
const parts = [
  'Content-Type: text/html\n\n<p>A page</p>',
  'Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\nbytes',
];

/** Mail that comes in: what becomes of it, who looks at it, and what is said of addresses. */
export function mail({ desk, go, change }: Walk): void {
  const post = async (from: string, headers: Record<string, string> = {}, body = 'It does not work.') => {
    const raw = letter({ From: from, To: 'support@desk.example', Subject: 'Help', ...headers }, body);
    const to = ['support@desk.example'];
    await send(desk().host.ports.smtp, { from: 'robin@example.org', to, raw });
    await desk().settled();
  };

  test('mail opens an incident, and what waits is let through or discarded', async () => {
    const whole = `${parts.map((part) => `--${boundary}\n${part}`).join('\n')}\n--${boundary}--`;
    await post('robin@example.org', { 'Content-Type': `multipart/mixed; boundary=${boundary}` }, whole);
    const opened = (await go('dana', 'GET', '/v1/mails?state=ticket')).items as Mail[];
    const [first] = opened;
    const guests = (await go('admin', 'GET', '/v1/people?guests=true')).items as Mail[];
    await go('admin', 'POST', `/v1/people/${guests[0]?.id}/invite`, {});
    const one = `/v1/mails/${first?.id}`;
    const read = (await go('dana', 'GET', one)) as Mail;
    const { url } = await go('dana', 'GET', `${one}/source`);
    expect(await (await fetch(String(url))).text()).toContain('A page');
    const page = await go('dana', 'GET', `${one}/html`);
    expect(await (await fetch(String(page.url))).text()).toContain('<p>A page</p>');
    const file = await go('dana', 'GET', `${one}/files/${read.files?.[0]?.id}`);
    expect(await (await fetch(String(file.url))).text()).toContain('bytes');
    const kept = await go('dana', 'GET', `/v1/incidents/${first?.ticket}/attachments`);
    expect(kept.items).toMatchObject([{ title: 'a.txt', state: 'stored' }]);

    for (let n = 0; n < 3; n++) await post('a@example.org, b@example.org', { 'X-N': String(n) });
    expect(await go('dana', 'GET', '/v1/mails/counts')).toMatchObject({ quarantined: 3 });
    const waiting = ((await go('dana', 'GET', '/v1/mails')).items as Mail[]).map(({ id }) => id);
    await go('dana', 'POST', `/v1/mails/${waiting[0]}/release`, {});
    await go('dana', 'POST', `/v1/mails/${waiting[1]}/discard`, { reason: 'It says nothing' });
    const bulk = { command: 'discard', ids: waiting.slice(2), ask: { reason: 'Neither does this' } };
    await go('dana', 'POST', '/v1/mails/bulk', bulk);
    await desk().settled();
    expect(await go('dana', 'GET', '/v1/mails/counts')).toMatchObject({ quarantined: 0 });
  });

  test('what is said of an address', async () => {
    const address = 'support+vpn@desk.example';
    const made = await go('admin', 'POST', '/v1/mail-addresses', { address, unverified: 'quarantine' });
    const one = `/v1/mail-addresses/${made.id}`;
    await go('dana', 'GET', '/v1/mail-addresses');
    await change('admin', one, { service: 'search' });
    expect(await go('dana', 'GET', one)).toMatchObject({ service: 'search', unverified: 'quarantine' });
    await go('admin', 'POST', `${one}/retire`, {});
  });
}
