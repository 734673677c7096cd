import { type AlarmChange, putAlarms } from './alarms.ts';
import desk from './desk.json' with { type: 'json' };
import { type DeskClient, deskClient, type TokenOf, until } from './desk-client.ts';
import people from './people.json' with { type: 'json' };
import { rotationStart } from './rotation-start.ts';

const admin = 'admin';

/** They go to the payments team, so that a first alarm of one's own is the only one that pages Dana. */
const alarms: Record<'checkout' | 'orders', readonly AlarmChange[]> = {
  checkout: [
    {
      name: 'checkout-5xx-rate',
      namespace: 'AWS/ApiGateway',
      metric: '5XXError',
      value: 'ALARM',
      reason: 'Threshold Crossed: 3 datapoints [0.071, 0.064, 0.058] were greater than the threshold (0.05).',
      minutesAgo: 6,
    },
  ],
  orders: [
    {
      name: 'orders-queue-age',
      namespace: 'AWS/SQS',
      metric: 'ApproximateAgeOfOldestMessage',
      value: 'ALARM',
      reason: 'Threshold Crossed: 1 datapoint [412.0] was greater than the threshold (300.0).',
      minutesAgo: 40,
    },
    {
      name: 'orders-queue-age',
      namespace: 'AWS/SQS',
      metric: 'ApproximateAgeOfOldestMessage',
      value: 'OK',
      reason: 'Threshold Crossed: 1 datapoint [9.0] was not greater than the threshold (300.0).',
      minutesAgo: 25,
    },
  ],
};

async function seedPeople(client: DeskClient): Promise<void> {
  for (const team of desk.teams) await client.post(admin, 'teams', `team ${team.id}`, team);
  // The first administrator came with the deployment, and is among the people so that one can sign in as them.
  const newcomers = people.filter(({ id }) => id !== admin);
  for (const person of newcomers) await client.post(admin, 'people', `person ${person.id}`, person);
  for (const { id } of people)
    await until(`the account of ${id}`, async () =>
      (await client.get(admin, `people/${id}`)).enrolled === true ? true : undefined,
    );
  for (const [id, lead] of Object.entries(desk.leads)) {
    const team = await client.get(admin, `teams/${id}`);
    if (team.lead === undefined) await client.patch(admin, `teams/${id}`, Number(team.version), { lead });
  }
}

async function seedDesk(client: DeskClient, now: number): Promise<void> {
  for (const schedule of desk.schedules) {
    const rotations = schedule.rotations.map((rotation) => ({
      ...rotation,
      from: rotationStart(rotation.handOff, schedule.timeZone, now),
    }));
    await client.post(admin, 'schedules', `schedule ${schedule.id}`, { ...schedule, rotations });
  }
  for (const policy of desk.policies)
    await client.post(admin, 'escalation-policies', `policy ${policy.id}`, policy);
  for (const service of desk.services) await client.post(admin, 'services', `service ${service.id}`, service);
}

async function seedReports(client: DeskClient): Promise<void> {
  for (const { by, ask, taken } of desk.incidents) {
    const known = await client.list(by, `incidents?requester=${by}&closed=true`);
    if (known.some(({ title }) => title === ask.title)) continue;
    const incident = await client.post(by, 'incidents', `incident ${ask.title}`, ask);
    if (!incident || !taken) continue;
    await client.post(taken.by, `incidents/${incident.id}/acknowledge`, `taken ${incident.id}`);
    const text = { text: taken.comment };
    await client.post(taken.by, `incidents/${incident.id}/comments`, `said ${incident.id}`, text);
  }
}

async function seedAlarms(client: DeskClient, aws: string, now: number): Promise<void> {
  const about = (service: string) => client.list(admin, `incidents?service=${service}&closed=true`);
  for (const [service, changes] of Object.entries(alarms))
    if (!(await about(service)).length) await putAlarms(aws, changes, now);
  const [failing] = await until('the incident of the demo alarm', async () => {
    const found = await about('checkout');
    return found.length ? found : undefined;
  });
  if (failing?.state === 'open')
    await client.post('fay', `incidents/${failing.id}/acknowledge`, `taken ${failing.id}`);
}

/**
 * Fills a desk with the demo's people, teams, rotas, services and a little that is going on. It talks to the desk as
 * people do, and seeding twice changes nothing. The first administrator has to be there.
 *
 * @param api origin of the HTTP API, e.g. `http://localhost:3000`
 * @param aws an AWS endpoint that takes `events:PutEvents`, e.g. `http://localhost:4566`
 * @param now the desk's own time in milliseconds, when it is not the present
 */
export async function seed({
  api,
  aws,
  token,
  now = Date.now(),
}: {
  api: string;
  aws: string;
  token: TokenOf;
  now?: number;
}): Promise<void> {
  const client = deskClient(api, token);
  await until('the first administrator', () => client.get(admin, 'people/me'));
  await seedPeople(client);
  await seedDesk(client, now);
  await seedReports(client);
  await seedAlarms(client, aws, now);
}
