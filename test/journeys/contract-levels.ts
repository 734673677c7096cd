import type { Desk } from '../desk.ts';

/** Hours, agreements and incidents with clocks, so that most that can be asked of them can be done. */
export async function seedLevels(
  desk: Desk,
  ids: Record<string, string[]>,
  known: Record<string, (string | number)[]>,
): Promise<void> {
  const done = (who: string, path: string, ask: object) => desk.done(who, 'POST', path, ask);
  const hours = [{ from: '08:00', to: '18:00' }];
  for (const id of ['office', 'shop'])
    await done('admin', '/v1/service-calendars', { id, name: id, timeZone: 'Europe/Berlin', hours });
  for (const measure of ['response', 'resolution', 'update'])
    await done('femi', '/v1/agreements', {
      id: measure,
      name: measure,
      measure,
      targets: [{ within: { amount: 2, unit: 'hours' } }],
    });
  await desk.forward(1);
  const incidents: string[] = [];
  for (let n = 0; n < 3; n++)
    incidents.push(String((await done('rosa', '/v1/incidents', { title: `Late ${n}` })).id));
  await desk.settled();
  await done('femi', '/v1/report-subscriptions', { team: 'platform' });
  ids['report-subscriptions'] = ['platform'];
  ids['service-calendars'] = ['office', 'shop'];
  ids.agreements = ['response', 'resolution', 'update'];
  ids['service-levels'] = incidents;
  known.calendar = ['office'];
  known.reassign = ['platform'];
}
