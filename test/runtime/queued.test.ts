import { afterEach, beforeEach, expect, test } from 'vitest';
import { open } from '../../functions/incident/opening.ts';
import { waitingIncidents } from '../../functions/incident/read.ts';
import { stored } from '../../functions/incident/stored.ts';
import type { Actor } from '../../functions/kernel/actor.ts';
import { queuedPages } from '../../functions/runtime/queued.ts';
import { openPractice } from '../on-call/practice.ts';

const dana: Actor = { id: 'dana', kind: 'person', roles: ['agent'], teams: ['platform'] };
const at = '2026-03-02T09:00:00.000Z';
const many = Array.from({ length: 450 }, (_, index) => `INC-${1001 + index}`);

let practice: ReturnType<typeof openPractice>;
beforeEach(() => {
  practice = openPractice(async (_name, call) => call());
});
afterEach(() => practice.close());

async function fill(team: string, ids: readonly string[]): Promise<void> {
  const opening = { title: 'It is down', impact: 'medium', urgency: 'medium', service: 'search' } as const;
  for (const id of ids) await stored.save(open({ ...opening, team, source: 'person' }, id, dana, at));
}

test('a queue is read to its end, however long, and no other one with it', async () => {
  await fill('platform', many);
  await fill('network', ['INC-9001']);
  expect((await waitingIncidents('platform')).toSorted()).toEqual(many);
  expect(await waitingIncidents('network')).toEqual(['INC-9001']);
  expect(await waitingIncidents('nobody')).toEqual([]);
  const sizes: number[] = [];
  for await (const ids of queuedPages(stored, 'platform')) sizes.push(ids.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
});
