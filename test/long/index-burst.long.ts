import { afterAll, beforeAll, expect, test } from 'vitest';
import { someAtOnce } from '../../functions/runtime/some-at-once.ts';
import { type Desk, startDesk } from '../desk.ts';

const count = Number(process.env.CHANGES ?? 10_000);
const width = 8;

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ reconciling: true });
});
afterAll(() => desk?.stop());

const wordOf = (n: number) => `burst${String(n).padStart(6, '0')}`;
const found = async (word: string) => {
  const { items } = await desk.done('dana', 'GET', `/v1/search?q=${word}&kinds=incident`);
  return (items as { title: string }[]).filter(({ title }) => title.includes(word)).length;
};

test(`${count} changes in one half minute are all found a minute later, though a fold crashes`, async () => {
  const caller = desk.callerOf('knowledge-on-fold');
  desk.host.dispatcher.faults.set({ match: { operation: 'PutObject', caller }, kind: 'crash', times: 1 });
  const numbers = Array.from({ length: count }, (_, n) => n);
  await someAtOnce(numbers, width, async (n) => {
    const ask = { title: `Broken ${wordOf(n)}`, impact: 'low', urgency: 'low' };
    await desk.done('rosa', 'POST', '/v1/incidents', ask);
  });
  await desk.settled();
  await desk.forward(3);
  const sample = numbers.filter((n) => n % Math.max(1, count / 200) < 1 || n === count - 1);
  const missing: string[] = [];
  for (const n of sample) if ((await found(wordOf(n))) !== 1) missing.push(wordOf(n));
  expect(missing).toEqual([]);
}, 7_200_000);
