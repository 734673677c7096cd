import { afterAll, beforeAll, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { mailStorm } from './mail-storm.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

test('a handful of mails comes in and is answered, a fifth of them twice, while a tenth of the work crashes', () =>
  mailStorm(desk, 24));
