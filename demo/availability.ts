import { days, hours, type Stage } from './stage.ts';

const promises = [
  { service: 'storefront', percent: 99.9, timeZone: 'Europe/Berlin' },
  { service: 'checkout', percent: 99, timeZone: 'Europe/Berlin', holdsChanges: true },
  { service: 'orders', percent: 99.5, timeZone: 'Europe/Berlin' },
  { service: 'search', percent: 99.5, calendar: 'office', timeZone: 'Europe/Berlin' },
];

/** What machines and their makers promise, by how the item is called. */
const designs: Readonly<Record<string, number>> = {
  'web-1': 99.5,
  'web-2': 99.5,
  'shop-db': 99.95,
  shop: 99.99,
};

const page = {
  id: 'shop',
  name: 'Is the shop there?',
  about: 'What our customers use. Who works here finds more on the pages of the desk.',
  public: true,
  stakeholderUpdates: true,
  subscriptions: true,
  timeZone: 'Europe/Berlin',
  components: [
    { name: 'Shop', service: 'storefront' },
    { name: 'Paying', service: 'checkout' },
    { name: 'Orders and deliveries', service: 'orders' },
    { name: 'Search', service: 'search' },
  ],
};

/** What the company promises of its services, what they are designed for, and the page that its customers read. */
export async function promised({ client, settled }: Stage): Promise<void> {
  for (const promise of promises) await client.post('hana', 'availability-commitments', promise);
  for (const { id, title } of await client.list('admin', 'cis?limit=100')) {
    const percent = designs[String(title)];
    if (percent)
      await client.change('eli', `cis/${id}`, { attributes: { 'designed-availability': percent } });
  }
  await client.post('hana', 'status-pages', page);
  await settled();
}

/** The alarm was late, and somebody put it right; the customers were told; and a planned outage is to come. */
export async function accounted({ client, at, moment, settled }: Stage): Promise<void> {
  await at(2 * days + 19 * hours);
  const [broken] = await client.list('hana', 'outages?service=storefront&type=outage');
  if (!broken) throw new Error('The shop was never away');
  await client.post('hana', `outages/${broken.id}/updates`, {
    text: 'A release made every second page fail. It was taken back, and all orders were kept.',
  });
  await client.post('hana', `outages/${broken.id}/correct`, {
    begin: moment(3 * days + 2 * hours + 3),
    reason: 'The log of the load balancer shows failed pages three minutes before the alarm.',
  });
  await client.post('noor', 'outages', {
    title: 'The order database moves to a new version',
    type: 'planned',
    services: ['orders'],
    begin: moment(-2 * days),
    end: moment(-2 * days - 2 * hours),
  });
  await settled();
}
