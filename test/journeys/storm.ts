import { expect } from 'vitest';
import { type Desk, monday } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { dice } from './dice.ts';

const rounds = 56;

/** Alarms that lose and find their data all the time while they fire; a third of them end in OK. */
function eventsOf(alarms: number, total: number) {
  const random = dice(7);
  const unique = alarms * rounds;
  const events = Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: alarms }, (_, n) => {
      const ends = n % 3 === 0 && round === rounds - 1;
      const state = ends ? 'OK' : round % 2 ? 'INSUFFICIENT_DATA' : 'ALARM';
      return alarmEvent({
        name: `search-${n}`,
        state,
        at: new Date(monday + round * 1_000 + n).toISOString(),
      });
    }),
  ).flat();
  const again = Array.from({ length: total - unique }, () => events[Math.floor(random() * unique)]);
  const all = [...events, ...again].flatMap((event) => (event ? [{ event, order: random() }] : []));
  return all.toSorted((a, b) => a.order - b.order).map(({ event }) => event);
}

/**
 * Lets `alarms` alarms change their state 56 times each, told in any order and some twice until `total` events were told, and
 * expects exactly the incidents that they tell of, and everybody paged for them.
 */
export async function storm(desk: Desk, alarms: number, total: number): Promise<void> {
  const events = eventsOf(alarms, total);
  expect(events).toHaveLength(total);
  await desk.happen(...events);

  const states = new Map<string, string[]>();
  const openIds = new Set<string>();
  let next: unknown;
  do {
    const page = await desk.done(
      'dana',
      'GET',
      `/v1/incidents?service=search&closed=true&limit=100${next ? `&cursor=${next}` : ''}`,
    );
    for (const { id, title, state } of page.items as { id: string; title: string; state: string }[]) {
      states.set(title, [...(states.get(title) ?? []), state]);
      if (state === 'open') openIds.add(id);
    }
    next = page.next;
  } while (next);

  const open = [...states.values()].filter((each) => each.includes('open'));
  expect(open).toHaveLength(alarms - Math.ceil(alarms / 3));
  expect([...states.values()].every((each) => each.filter((state) => state === 'open').length <= 1)).toBe(
    true,
  );
  // Whoever ended before its ALARM was heard of never opened one; nobody opened two.
  expect([...states.values()].every((each) => each.length === 1)).toBe(true);

  const alert = await desk.items<{ count: number; state: string }>(
    'dana',
    '/v1/alerts?service=search&limit=100',
  );
  expect(alert.every(({ count }) => count === rounds / 2)).toBe(true);
  expect(await desk.items('dana', '/v1/quarantined-signals')).toEqual([]);
  await desk.forward(2);
  const pages = (await desk.mail()).filter(({ to }) => to[0] === 'dana@desk.example');
  const told = pages.map(({ text }) => text).join('\n');
  expect([...openIds].filter((id) => !told.includes(`/${id}?`))).toEqual([]);
  // Five single pages, and then all the others in one or two bundles.
  expect(pages.length).toBeLessThanOrEqual(8);
}
