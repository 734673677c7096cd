import { change } from './change.ts';
import { backedUp } from './continuity.ts';
import { letterBox } from './letters.ts';
import { orders } from './requests.ts';
import { acts, hours, type Stage } from './stage.ts';

const threshold = 'Threshold Crossed:';
const alarm = (name: string, namespace: string, metric: string) => ({ name, namespace, metric });
const payments = {
  ...alarm('checkout-5xx-rate', 'AWS/ApiGateway', '5XXError'),
  dimensions: { ApiId: 'chk0ut5api' },
};
const load = alarm('warehouse-load-time', 'AWS/Redshift', 'QueryDuration');
const canary = alarm('accounts-sign-in-canary', 'CloudWatchSynthetics', 'SuccessPercent');
const certificate = alarm('card-certificate-days-left', 'AWS/CertificateManager', 'DaysToExpiry');
const replica = alarm('search-replica-lag', 'AWS/ES', 'ReplicaLag');
const fresh = alarm('reports-freshness', 'Reports', 'AgeOfNewestReport');

/** What colleagues asked for today, and where it stands. */
async function requests(stage: Stage): Promise<void> {
  const { at } = stage;
  const { report, give } = acts(stage);
  await at(7 * hours);
  await backedUp(stage, 'shop-db');
  const invitations = await report('ivo', {
    title: 'Invitations to guests outside the company come back',
    description:
      'Since this morning every invitation to an outside address bounces with “550 5.7.1”. Inside the company they arrive.',
    service: 'mail',
    impact: 'low',
    urgency: 'medium',
  });
  await at(6.8 * hours);
  await give('gus', invitations, 'acknowledge');
  await give('gus', invitations, 'comments', {
    text: 'Thank you, I can see the bounces. I am looking at the outgoing relay.',
  });
  await orders(stage);
  await at(5 * hours);
  const starter = await report('omar', {
    template: 'new-starter',
    answers: { name: 'Sol Andersen', day: 'the first of next month', team: 'Customer care' },
  });
  await give('lea', starter, 'take');
  await give('lea', starter, 'hold', {
    reason: 'requester',
    comment: 'Gladly. Does Sol travel, and so need a small laptop, or work at a desk with two screens?',
  });
  await letterBox(stage);
  await at(3.2 * hours);
  await report('jun', {
    title: 'The screen in room 4.12 shows no picture',
    description:
      'It says “no signal” with my laptop and with a colleague’s. The room is booked from two o’clock.',
    service: 'devices',
    category: 'meeting-room',
    fields: { room: '4.12' },
  });
}

/** Alarms in every state that one can be in, none of which pages anybody. */
async function quietAlarms({ client, cloudWatch, at, moment, settled }: Stage): Promise<void> {
  await at(3 * hours);
  await client.post('mia', 'maintenance-windows', {
    title: 'The warehouse moves to its new engine',
    services: ['warehouse', 'reports'],
    minutes: 6 * hours,
  });
  await client.post('lea', 'maintenance-windows', {
    title: 'New access points on the second floor',
    services: ['network'],
    from: moment(-2 * 24 * hours),
    minutes: 4 * hours,
  });
  await settled();
  await cloudWatch.says({
    ...load,
    value: 'ALARM',
    reason: `${threshold} [1840.0] was greater than (900.0).`,
  });
  await at(2.5 * hours);
  await cloudWatch.says({
    ...certificate,
    value: 'ALARM',
    reason: `${threshold} [13.0] was less than (14.0).`,
  });
  await at(1.6 * hours);
  await cloudWatch.says({ ...canary, value: 'ALARM', reason: `${threshold} [0.0] was less than (90.0).` });
  for (const minutes of [84, 77, 72, 65, 60]) {
    await at(minutes);
    const value = minutes % 2 ? 'OK' : 'ALARM';
    const reason = `${threshold} [${minutes * 3}.0] was ${value === 'OK' ? 'not ' : ''}greater than (200.0).`;
    await cloudWatch.says({ ...replica, value, reason });
  }
  await at(55);
  await cloudWatch.says({ ...fresh, value: 'INSUFFICIENT_DATA', reason: 'Unchecked: no data in 24 hours.' });
  await at(50);
  await cloudWatch.stammers();
}

/** What tools outside told of themselves: a release, a slow pod, beats of what has to make itself heard. */
async function outside({ client, at, moment, settled }: Stage): Promise<void> {
  const of = async (noun: string, name: string) => {
    const one = (await client.list('admin', noun)).find(({ title }) => title === name);
    const keys = await client.get('admin', `${noun}/${one?.id}/keys`);
    return { id: String(one?.id), key: String(keys.key), path: String(keys.path) };
  };
  await at(46);
  const releases = await of('integrations', 'Releases');
  await client.send('/v2/change/enqueue', {
    routing_key: releases.key,
    payload: { summary: 'Checkout 4.12.0 was released', timestamp: moment(46), source: 'build' },
    links: [{ href: 'https://build.desk.example/checkout/4.12.0', text: 'What is in it' }],
  });
  const backup = await of('heartbeats', 'Nightly backup of the order database');
  const prices = await of('heartbeats', 'Price feed of the wholesaler');
  await client.send(backup.path, {});
  await client.send(prices.path, {});
  await settled();
  await client.post('noor', `heartbeats/${prices.id}/pause`, {
    reason: 'The wholesaler moves its server this week',
  });
}

/** A major incident that somebody is on: it has roles, it was told of twice, and it is not over. */
async function major(stage: Stage): Promise<void> {
  const { at, cloudWatch, moment } = stage;
  const { incidentOf, pagedFor, give } = acts(stage);
  await at(38);
  const reason = `${threshold} 3 datapoints [0.071, 0.064, 0.058] were greater than the threshold (0.05).`;
  await cloudWatch.says({ ...payments, value: 'ALARM', reason });
  const id = await incidentOf('checkout');
  const who = await pagedFor(id);
  await at(36);
  await give(who, id, 'acknowledge');
  await at(33);
  await give('hana', id, 'declare-major', {
    reason: 'One of sixteen payments fails, and the rate grows.',
    commander: 'hana',
    cadence: 60,
  });
  await give('hana', id, 'assign-role', { role: 'operations-lead', person: who });
  await give('hana', id, 'assign-role', { role: 'communications-lead', person: 'noor' });
  await give('hana', id, 'plan-updates', { stakeholders: { people: ['omar'], teams: [] } });
  await at(31);
  await give('noor', id, 'stakeholder-updates', {
    status: 'investigating',
    text: 'Some payments fail; trying a second time helps most customers. We look for the cause.',
  });
  await at(24);
  await give(who, id, 'notes', {
    text: 'It began with 4.12.0. New requests go to 4.11.3 on one host to compare.',
  });
  await at(18);
  await give('noor', id, 'stakeholder-updates', {
    status: 'identified',
    text: 'The release of today is the cause. It is being taken back, host by host.',
    nextUpdateAt: moment(-90),
  });
}

/** What goes on at this moment. Nothing of it pages anybody in the first hour, so that a first alarm of one's own stands out. */
export async function today(stage: Stage): Promise<void> {
  await requests(stage);
  await change(stage);
  await quietAlarms(stage);
  await outside(stage);
  await major(stage);
}
