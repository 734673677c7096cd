import { afterEach, expect, test } from 'vitest';
import { takePlace, takeSpare } from '../../functions/notification/lanes.ts';
import { openPractice } from '../on-call/practice.ts';

let practice: ReturnType<typeof openPractice> | undefined;
afterEach(() => {
  practice?.close();
  practice = undefined;
});

const start = Math.floor(Date.now() / 5000) * 5;

/** So many digests that wake at the same moment, as at eight in the morning; how many of them were sent. */
async function digests(count: number, now: number): Promise<number> {
  const all = await Promise.all(Array.from({ length: count }, () => takeSpare('email', now)));
  return all.filter(Boolean).length;
}

test('300 pages at once are out within five minutes at a mail a second, behind and among thousands of digests', async () => {
  practice = openPractice((_, call) => call());
  const all: number[] = Array.from({ length: await digests(3_000, start) }, () => start);
  expect(all).toHaveLength(4);
  const pages = await Promise.all(Array.from({ length: 300 }, () => takePlace('email', start)));
  all.push(...pages);
  const waits = pages.map((at) => at - start);
  let sent = 0;
  for (let now = start + 5; now < start + 420; now += 5) {
    // A crowd of digests asks all the time, and now and then somebody else is paged.
    const these = await digests(20, now);
    sent += these;
    all.push(...Array.from({ length: these }, () => now));
    if (now >= start + 300 && now % 20 === 0) {
      const at = await takePlace('email', now);
      waits.push(at - now);
      all.push(at);
    }
    // As long as pages wait, no digest is sent.
    if (now < start + 295) expect(sent).toBe(0);
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(300);
  expect(sent).toBeGreaterThan(50);
  const windows = new Map<number, number>();
  for (const at of all) windows.set(Math.floor(at / 5), (windows.get(Math.floor(at / 5)) ?? 0) + 1);
  expect(Math.max(...windows.values())).toBeLessThanOrEqual(5);
});

test('a page that comes while thousands of digests wait goes at once', async () => {
  practice = openPractice((_, call) => call());
  await digests(2_000, start);
  expect(await takePlace('email', start)).toBe(start);
});

test('chats and webhooks go to many places and wait for none', async () => {
  expect(await takePlace('slack', start)).toBe(start);
  expect(await takeSpare('webhook', start)).toBe(true);
});
