import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { mailStorm } from '../journeys/mail-storm.ts';

const count = Number(process.env.MAILS ?? 10_000);

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

test(
  `${count} mails come in and are answered, a fifth of them twice, while a tenth of the work crashes`,
  () => mailStorm(desk, count, true),
  24 * 3_600_000,
);
