import { expect } from 'vitest';
import type { Desk } from '../desk.ts';

type Rows = { items: { status?: string; state?: string }[]; next?: string };

const low = { service: 'checkout', impact: 'low', urgency: 'low' };

async function states(desk: Desk, parent: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  let next: string | undefined;
  do {
    const path = `/v1/incidents/${parent}/children?limit=100${next ? `&cursor=${next}` : ''}`;
    const page = (await desk.done('dana', 'GET', path)) as Rows;
    for (const { state = '' } of page.items) found[state] = (found[state] ?? 0) + 1;
    next = page.next;
  } while (next);
  return found;
}

type Step = readonly [command: string, body: object, state: string];
const notes: Step = ['resolve', { resolution: 'More machines' }, 'resolved'];

/** On hold, back again, and resolved with its notes. */
export const everyStep: readonly Step[] = [
  ['hold', { reason: 'vendor' }, 'on-hold'],
  ['resume', {}, 'open'],
  notes,
];

/** A parent with so many children, each of which follows it step by step. */
export async function follow(desk: Desk, children: number, steps: readonly Step[] = [notes]): Promise<void> {
  const open = async (title: string) =>
    String((await desk.done('dana', 'POST', '/v1/incidents', { title, ...low })).id);
  const parent = await open('Everything is slow');
  for (let from = 0; from < children; from += 100) {
    const some = Array.from({ length: Math.min(100, children - from) }, (_, n) => open(`Slow ${from + n}`));
    const ids = await Promise.all(some);
    const body = { command: 'set-parent', ids, ask: { parent } };
    const { items } = (await desk.done('dana', 'POST', '/v1/incidents/bulk', body)) as Rows;
    expect(items.filter(({ status }) => status !== 'done')).toEqual([]);
    await desk.settled();
  }
  const read = () => desk.done('dana', 'GET', `/v1/incidents/${parent}`);
  const give = async (command: string, body: object) => {
    await desk.done('dana', 'POST', `/v1/incidents/${parent}/${command}`, body);
    await desk.settled();
    return states(desk, parent);
  };
  expect(await read()).toMatchObject({ children });
  // To the number up to fifty, then by tenths: not a version for each of them.
  expect(Number((await read()).version)).toBeLessThan(200);
  for (const [command, body, state] of steps)
    expect(await give(command, body)).toEqual({ [state]: children });
}
