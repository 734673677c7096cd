import { afterEach, expect, test } from 'vitest';
import { hasRoom, takePlace } from '../../functions/notification/lanes.ts';
import { openPractice } from '../on-call/practice.ts';

let practice: ReturnType<typeof openPractice> | undefined;
afterEach(() => {
  practice?.close();
  practice = undefined;
});

const start = Math.floor(Date.now() / 5000) * 5;

test('300 pages at once are all out within five minutes at a mail a second, whatever digests wait', async () => {
  practice = openPractice((_, call) => call());
  const pages = await Promise.all(Array.from({ length: 300 }, () => takePlace('email', start)));
  const all = [...pages];
  let digests = 0;
  const waits = pages.map((at) => at - start);
  for (let now = start; now < start + 420; now += 5) {
    // A crowd of digests asks all the time, and now and then somebody else is paged.
    for (let each = 0; each < 10; each++) {
      if (!(await hasRoom('email', now))) continue;
      all.push(await takePlace('email', now));
      digests++;
    }
    if (now >= start + 300 && now % 20 === 0) {
      const at = await takePlace('email', now);
      waits.push(at - now);
      all.push(at);
    }
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(300);
  expect(digests).toBeGreaterThan(0);
  // As long as pages wait, no digest is sent.
  expect(all.filter((at) => at < start + 295)).toHaveLength(pages.filter((at) => at < start + 295).length);
  const windows = new Map<number, number>();
  for (const at of all) windows.set(Math.floor(at / 5), (windows.get(Math.floor(at / 5)) ?? 0) + 1);
  expect(Math.max(...windows.values())).toBeLessThanOrEqual(5);
});

test('chats and webhooks go to many places and wait for none', async () => {
  expect(await takePlace('slack', start)).toBe(start);
  expect(await hasRoom('webhook', start)).toBe(true);
});
