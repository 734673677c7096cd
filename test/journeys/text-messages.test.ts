import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';

const from = 'arn:aws:sms-voice:us-east-1:000000000000:phone-number/phone-desk';
const number = '+4915112345678';

let desk: Desk;
beforeAll(async () => {
  // A desk with a number to send from is another template.
  const assembly = mkdtempSync(join(tmpdir(), 'assembly-'));
  execFileSync(process.execPath, ['infra/app.ts', '-c', `itsm:texts.from=${from}`], {
    env: { ...process.env, CDK_OUTDIR: assembly },
  });
  desk = await startDesk({ assembly });
});
afterAll(() => desk?.stop());

const now = () => new Date(desk.host.clock.now()).toISOString();

test('a number is confirmed by its code, and then a storm is one text message and a bundle a minute later', async () => {
  const { contacts } = await desk.done('dana', 'POST', '/v1/people/dana/contacts', { type: 'sms', number });
  const { id } = (contacts as { id: string; type: string }[]).find(({ type }) => type === 'sms') ?? {};
  await desk.settled();
  const [sent] = desk.host.texts();
  expect(sent).toMatchObject({ to: number, from });
  const code = /^\d{6}/.exec(sent?.text ?? '')?.[0];
  await desk.done('dana', 'POST', `/v1/people/dana/contacts/${id}/verify`, { code });
  await desk.forward(2);

  const before = desk.host.texts().length;
  await desk.happen(...['a', 'b', 'c', 'd'].map((each) => alarmEvent({ name: `search-${each}`, at: now() })));
  expect(desk.host.texts()).toHaveLength(before + 1);
  await desk.forward(2);
  const texts = desk.host.texts().slice(before);
  expect(texts).toHaveLength(2);
  expect(texts[0]?.text).toMatch(/INC-\d+ .*\/incidents\/INC-\d+\?page=/);
  expect(texts[1]?.text).toContain('(+2 more)');
  expect(texts.every(({ to }) => to === number)).toBe(true);
  expect(JSON.stringify(await desk.items('dana', '/v1/notifications'))).not.toContain(number);
  expect(desk.host.dispatcher.calls.list().filter((call) => call.denied)).toEqual([]);
});
