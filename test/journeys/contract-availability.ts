import type { Desk } from '../desk.ts';

/** Outages in every state, promises and status pages, so that most that can be asked of them can be done. */
export async function seedAvailability(desk: Desk, ids: Record<string, string[]>): Promise<void> {
  const at = (hours: number) => new Date(desk.host.clock.now() + hours * 3_600_000).toISOString();
  const raise = async (body: object) => String((await desk.done('dana', 'POST', '/v1/outages', body)).id);
  const all: string[] = [];
  for (let n = 0; n < 12; n++)
    all.push(await raise({ title: `Down ${n}`, services: ['search'], begin: at(-n - 2) }));
  for (const id of all.slice(8)) await desk.done('dana', 'POST', `/v1/outages/${id}/end`, { end: at(-1) });
  await desk.done('femi', 'POST', `/v1/outages/${all.at(-1)}/cancel`, { reason: 'Only a test' });
  for (const n of [1, 2])
    all.push(
      await raise({
        title: `Moving ${n}`,
        type: 'planned',
        services: ['checkout'],
        begin: at(900 + n),
        end: at(910),
      }),
    );
  ids.outages = all;
  for (const service of ['checkout', 'search'])
    await desk.done('femi', 'POST', '/v1/availability-commitments', { service, percent: 99.9 });
  ids['availability-commitments'] = ['checkout', 'search'];
  ids['service-availability'] = ['checkout', 'search'];
  const page = (id: string) => ({ id, name: id, components: [{ name: 'Shop', service: 'checkout' }] });
  for (const id of ['inside', 'outside', 'spare'])
    await desk.done('femi', 'POST', '/v1/status-pages', page(id));
  ids['status-pages'] = ['inside', 'outside', 'spare'];
  await desk.settled();
}
