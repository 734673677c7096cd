import { accounted, promised } from './availability.ts';
import { board } from './board.ts';
import { foreseen } from './capacity.ts';
import { backedUp, prepared, tried } from './continuity.ts';
import { darkScreen, poolProblem } from './problems.ts';
import { leakedKey } from './security.ts';
import { acts, days, hours, type Stage } from './stage.ts';

const queue = {
  name: 'orders-queue-age',
  namespace: 'AWS/SQS',
  metric: 'ApproximateAgeOfOldestMessage',
  dimensions: { QueueName: 'orders' },
};
const errors = {
  name: 'storefront-5xx-rate',
  namespace: 'AWS/ApplicationELB',
  metric: 'HTTPCode_Target_5XX',
};
const failed = { name: 'catalogue-import-errors', namespace: 'AWS/Lambda', metric: 'Errors' };

/** Some days ago: an alarm, taken within minutes, repaired within half an hour. */
async function stuckQueue(stage: Stage): Promise<void> {
  const { at, cloudWatch } = stage;
  const { incidentOf, pagedFor, give } = acts(stage);
  const begin = 5 * days + 3 * hours;
  await at(begin);
  const reason = 'Threshold Crossed: 1 datapoint [412.0] was greater than the threshold (300.0).';
  await cloudWatch.says({ ...queue, value: 'ALARM', reason });
  const id = await incidentOf('orders');
  const who = await pagedFor(id);
  await at(begin - 3);
  await give(who, id, 'take');
  await at(begin - 9);
  await give(who, id, 'notes', {
    text: 'The consumer takes the same message again and again: an order with an empty address.',
  });
  await at(begin - 24);
  const better = 'Threshold Crossed: 1 datapoint [9.0] was not greater than the threshold (300.0).';
  await cloudWatch.says({ ...queue, value: 'OK', reason: better });
  await at(begin - 27);
  await give(who, id, 'resolve', {
    resolution:
      'Moved the message to the dead-letter queue. Orders without an address are refused at the door now.',
  });
}

/** Half a week ago: nobody of the first line answered, it became a major incident, and its review is written. */
async function brokenShop(stage: Stage): Promise<void> {
  const { at, cloudWatch } = stage;
  const { incidentOf, pagedFor, report, give } = acts(stage);
  const begin = 3 * days + 2 * hours;
  await at(begin);
  const reason =
    'Threshold Crossed: 3 datapoints [211.0, 198.0, 160.0] were greater than the threshold (25.0).';
  await cloudWatch.says({ ...errors, value: 'ALARM', reason });
  const id = await incidentOf('storefront');
  await at(begin - 5.5);
  const who = await pagedFor(id);
  await at(begin - 7);
  await give(who, id, 'take');
  const child = await report('omar', {
    title: 'The shop shows an error page',
    description: 'Customers call us: every second page says “Service unavailable”.',
    service: 'storefront',
    category: 'shop',
    impact: 'high',
    urgency: 'medium',
  });
  await give(who, child, 'set-parent', { parent: id });
  await at(begin - 11);
  await give('hana', id, 'declare-major', {
    reason: 'Half of all pages fail.',
    commander: 'hana',
    cadence: 30,
  });
  await give('hana', id, 'assign-role', { role: 'operations-lead', person: who });
  await give('hana', id, 'assign-role', { role: 'communications-lead', person: 'noor' });
  await give('noor', id, 'stakeholder-updates', {
    status: 'investigating',
    text: 'About half of all pages of the shop fail. Orders that were placed are safe. We look for the cause.',
  });
  await at(begin - 26);
  await give(who, id, 'notes', {
    text: 'Two of four hosts run out of connections to the session store since the release of 14:10.',
  });
  await give('noor', id, 'stakeholder-updates', {
    status: 'identified',
    text: 'A release of this afternoon is the cause. It is being taken back.',
  });
  await at(begin - 41);
  await cloudWatch.says({
    ...errors,
    value: 'OK',
    reason: 'Threshold Crossed: 3 datapoints were below 25.0.',
  });
  await at(begin - 48);
  await give(who, id, 'resolve', {
    resolution: 'Took release 2118 back. The pool of connections is bounded again.',
  });
  await reviewed(stage, id, who);
}

async function reviewed({ client, at, moment }: Stage, incident: string, who: string): Promise<void> {
  await at(2 * days + 20 * hours);
  const review = `reviews/${incident.replace('INC', 'REV')}`;
  await client.change('hana', review, {
    owner: 'hana',
    summary:
      'For 41 minutes about half of all pages of the shop failed. A release had lifted the bound of the pool of connections, and two hosts used up what the session store allows.',
    answers: {
      'detected-by':
        'By an alarm of ours, three minutes after the release; the first call came four minutes later.',
      'cause-found':
        'The log of the session store said it plainly. The first minutes went into the load balancer.',
      'what-helped': 'Taking the release back. The rate of errors was at its usual level two minutes later.',
      'keeps-away': 'The bound is part of the configuration that is tested before each release.',
    },
    factors: [
      { text: 'The first line was on a train and did not hear the page.' },
      { text: 'The release went to all hosts at once.' },
    ],
  });
  const add = (action: object) => client.post('hana', `${review}/actions`, action);
  const day = (minutesAgo: number) => moment(minutesAgo).slice(0, 10);
  const first = await add({
    title: 'Test the bound of the pool before each release',
    owner: who,
    due: day(days),
  });
  await add({ title: 'Release to one host first, wait five minutes', owner: 'noor', due: day(-9 * days) });
  await add({
    title: 'An alarm when the session store refuses connections',
    owner: 'eli',
    due: day(-16 * days),
  });
  await at(2 * days + 2 * hours);
  await client.post(who, `review-actions/${first.id}/complete`);
  await client.post('hana', `${review}/publish`);
}

/** Yesterday: an alarm that ended by itself, and a colleague who was helped. */
async function yesterday(stage: Stage): Promise<void> {
  const { at, cloudWatch } = stage;
  const { report, give } = acts(stage);
  await at(30 * hours);
  await cloudWatch.says({ ...failed, value: 'ALARM', reason: 'Threshold Crossed: 4 errors in 5 minutes.' });
  await at(29.9 * hours);
  await cloudWatch.says({ ...failed, value: 'OK', reason: 'Threshold Crossed: no errors in 5 minutes.' });
  await at(26 * hours);
  const id = await report('ivo', {
    title: 'My pay slip of October cannot be opened',
    description: 'The page asks for a second code, and none comes.',
    service: 'payroll',
    impact: 'low',
    urgency: 'medium',
  });
  await at(25.7 * hours);
  await give('lea', id, 'take');
  await give('lea', id, 'comments', {
    text: 'Your old telephone was still registered. I have removed it: please try again.',
  });
  await at(25.2 * hours);
  await give('ivo', id, 'comments', { text: 'It works. Thank you!' });
  await give('lea', id, 'resolve', {
    resolution: 'The second factor was bound to a telephone that is gone.',
  });
}

/** What the desk's history tells of the last days. */
export async function past(stage: Stage): Promise<void> {
  await promised(stage);
  await prepared(stage);
  await stuckQueue(stage);
  for (const name of ['shop-db', 'sessions'] as const) await backedUp(stage, name);
  await darkScreen(stage, 4 * days, '2.03');
  await backedUp(stage, 'shop-db', 'Some pages could not be read.');
  await brokenShop(stage);
  await accounted(stage);
  await poolProblem(stage);
  await board(stage);
  await darkScreen(stage, 32 * hours, '4.12');
  await leakedKey(stage);
  await yesterday(stage);
  await tried(stage);
  await foreseen(stage);
}
