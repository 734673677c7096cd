import { arnOf } from './aws-config.ts';
import { account, region } from './event-bus.ts';
import { days, hours, type Stage } from './stage.ts';

const calm = [0, 0, 0, 0, 0, 0, 0];
const rated = (customers: number[], financial: number[], dataLoss: number[]) => ({
  impacts: { customers, financial },
  dataLoss,
});
/** What it means to be without a service for 15 minutes, 1, 4 and 8 hours, a day, three days, a week. */
const ratings = {
  storefront: rated([1, 2, 3, 3, 4, 4, 4], [1, 2, 3, 3, 4, 4, 4], [0, 0, 1, 1, 2, 3, 3]),
  orders: rated([0, 1, 2, 3, 3, 4, 4], [0, 1, 2, 3, 4, 4, 4], [0, 1, 1, 2, 2, 3, 4]),
  reports: rated([0, 0, 0, 1, 1, 2, 2], calm, [0, 0, 0, 0, 1, 1, 2]),
};

const steps = [
  { id: 'decide', title: 'Decide to restore, and tell the desk', by: 'people', minutes: 15 },
  {
    id: 'database',
    title: 'Restore shop-db from its newest recovery point',
    by: 'people',
    after: ['decide'],
    minutes: 90,
    text: 'AWS Backup, vault “daily”, as `shop-db-restored`. Check the number of orders of the last day.',
  },
  {
    id: 'sessions',
    title: 'Create the table of sessions anew',
    by: 'people',
    after: ['decide'],
    minutes: 20,
  },
  { id: 'traffic', title: 'Turn traffic to it', by: 'people', after: ['database', 'sessions'], minutes: 10 },
  { id: 'check', title: 'Place an order, and take it back', by: 'people', after: ['traffic'], minutes: 15 },
];

type Saying = { readonly type: string; readonly detail: object; readonly resources?: string[] };

/** What AWS Backup or AWS FIS puts onto the default bus at this moment. */
async function says(
  { bus, now, settled }: Stage,
  source: string,
  { type, detail, resources = [] }: Saying,
): Promise<void> {
  const entry = {
    Source: source,
    DetailType: type,
    Resources: resources,
    Time: new Date(now()),
    Detail: JSON.stringify(detail),
  };
  await bus.put(entry);
  await settled();
}

const resourceOf = { 'shop-db': 'rds:cluster:shop-db', sessions: 'dynamodb:table/sessions' } as const;
const pointOf = (name: string, at: number) =>
  `arn:aws:backup:${region}:${account}:recovery-point:${name}-${at}`;

/** A backup that has just ended. */
export async function backedUp(
  stage: Stage,
  name: keyof typeof resourceOf,
  statusMessage?: string,
): Promise<string> {
  const point = pointOf(name, stage.now());
  const detail = {
    backupJobId: `${name}-${stage.now()}`,
    backupVaultName: 'daily',
    creationDate: new Date(stage.now() - 20 * 60_000).toISOString(),
    resourceArn: arnOf(resourceOf[name]),
    resourceType: name === 'sessions' ? 'DynamoDB' : 'Aurora',
    state: 'COMPLETED',
    ...(statusMessage && { statusMessage }),
  };
  await says(stage, 'aws.backup', { type: 'Backup Job State Change', detail, resources: [point] });
  return point;
}

/** What has to be recovered how fast is agreed on, and how it is done is written down and approved. */
export async function prepared(stage: Stage): Promise<void> {
  const { client, at, settled, moment } = stage;
  await at(5.8 * days);
  for (const [service, rating] of Object.entries(ratings)) {
    await client.post('eli', 'impact-analyses', { service, rating, owner: 'hana' });
    await client.post('hana', `impact-analyses/${service}/finalise`);
    await settled();
  }
  const plan = { title: 'Restore the shop', service: 'storefront', team: 'platform', owner: 'eli', steps };
  const { id } = await client.post('dana', 'continuity-plans', {
    ...plan,
    text: 'When the data of the shop is lost or broken. Whoever leads the major incident decides.',
  });
  await client.post('dana', `continuity-plans/${id}/submit`);
  await settled();
  await client.post('hana', `approvals/${id}-1/approve`);
  await settled();
  const exercise = { service: 'storefront', sort: 'plan', plan: id, everyDays: 180, owner: 'eli' };
  await client.post('eli', 'exercises', {
    ...exercise,
    title: 'Restore the shop',
    plannedFor: moment(25 * hours),
  });
  await client.post('eli', 'exercises', {
    title: 'Lose a zone',
    service: 'orders',
    sort: 'experiment',
    template: 'EXT4shopzone',
    everyDays: 90,
    plannedFor: moment(-20 * days),
  });
  await client.post('mia', 'exercises', {
    title: 'Walk through the reports',
    service: 'reports',
    sort: 'walkthrough',
    plannedFor: moment(3 * days),
  });
  await settled();
}

/** The plan is tried: a restore takes its time, one step fails at first, and what was found becomes tasks. */
export async function tried(stage: Stage): Promise<void> {
  const { client, at, settled } = stage;
  const [exercise] = (await client.list('eli', 'exercises?service=storefront')).filter(
    ({ state }) => state === 'planned',
  );
  const [plan] = await client.list('eli', 'continuity-plans?service=storefront');
  await at(25 * hours);
  const point = await backedUp(stage, 'shop-db');
  const { id } = await client.post('eli', 'plan-runs', {
    plan: plan?.id,
    mode: 'exercise',
    exercise: exercise?.id,
  });
  const give = async (command: string, ask: object) => {
    await client.post('eli', `plan-runs/${id}/${command}`, ask);
    await settled();
  };
  await settled();
  await at(25 * hours - 8);
  await give('complete-step', { step: 'decide' });
  await at(25 * hours - 20);
  await give('fail-step', { step: 'sessions', note: 'The role may not create tables.' });
  await at(25 * hours - 31);
  await give('retry-step', { step: 'sessions' });
  await give('complete-step', { step: 'sessions' });
  await at(25 * hours - 74);
  const restore = {
    restoreJobId: 'restore-1',
    recoveryPointArn: point,
    resourceType: 'Aurora',
    status: 'COMPLETED',
  };
  const creationDate = new Date(stage.now() - 52 * 60_000).toISOString();
  const completionDate = new Date(stage.now()).toISOString();
  await says(stage, 'aws.backup', {
    type: 'Restore Job State Change',
    detail: { ...restore, creationDate, completionDate },
  });
  await give('complete-step', { step: 'database' });
  await give('complete-step', { step: 'traffic' });
  await at(25 * hours - 85);
  await give('complete-step', { step: 'check' });
  await client.post('eli', `exercises/${exercise?.id}/conclude`, {
    passed: false,
    summary:
      'The shop was back after 85 minutes, a quarter of an hour later than it has to be without the failed step.',
    findings: ['Let the role of the plan create tables', 'Restore the database before the meeting is over'],
  });
  await settled();
  // Of a resource that nobody has told the desk about.
  const unknown = {
    backupJobId: 'ledger-1',
    creationDate,
    resourceArn: arnOf('dynamodb:table/ledger'),
    resourceType: 'DynamoDB',
    state: 'COMPLETED',
  };
  await says(stage, 'aws.backup', { type: 'Backup Job State Change', detail: unknown });
  await client.post('eli', 'plan-runs', { plan: plan?.id, mode: 'exercise' });
  await settled();
}
