import type { Desk } from '../desk.ts';
import { letter, send } from '../mail/send.ts';

/** Mails that wait, and addresses of which something is said. */
export async function seedMail(desk: Desk, ids: Record<string, string[]>): Promise<void> {
  const to = 'support@desk.example';
  for (let n = 0; n < 24; n++) {
    const raw = letter({
      From: 'a@example.org, b@example.org',
      To: to,
      Subject: `Help ${n}`,
      'X-N': String(n),
    });
    await send(desk.host.ports.smtp, { from: 'a@example.org', to: [to], raw });
  }
  for (let n = 0; n < 3; n++) {
    const raw = letter(
      { From: `p${n}@example.org`, To: to, Subject: 'Page', 'Content-Type': 'text/html' },
      '<p>x</p>',
    );
    await send(desk.host.ports.smtp, { from: `p${n}@example.org`, to: [to], raw });
  }
  await desk.settled();
  for (let n = 1; n <= 3; n++) {
    const address = `support+${n}@desk.example`;
    const { id } = await desk.done('admin', 'POST', '/v1/mail-addresses', { address });
    ids['mail-addresses'] = [...(ids['mail-addresses'] ?? []), String(id)];
  }
  const mails = await Promise.all(
    ['quarantined', 'ticket'].map((state) =>
      desk.items<{ id: string }>('admin', `/v1/mails?state=${state}&limit=100`),
    ),
  );
  ids.mails = mails.flat().map(({ id }) => id);
}
