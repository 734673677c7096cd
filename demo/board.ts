import { days, type Stage } from './stage.ts';

/** What is set up for changes: a board that meets each week, what it looks at, a quiet time, and what is approved once for all. */
export async function board({ client, at, moment, settled }: Stage): Promise<void> {
  const held = 2 * days;
  await at(held);
  const begins = new Date(moment(held));
  await client.post('admin', 'cabs', {
    id: 'weekly',
    name: 'Change advisory board',
    members: ['hana', 'dana', 'gus', 'noor'],
    chair: 'hana',
    delegates: { gus: 'kim' },
    recurrence: { every: 'week', weekday: begins.getUTCDay() || 7 },
    time: begins.toISOString().slice(11, 16),
    timeZone: 'UTC',
  });
  await client.post('admin', 'approval-policies', {
    id: 'high-risk',
    name: 'High risk: the board',
    condition: { field: 'risk.level', in: ['high', 'very-high'] },
    steps: [
      {
        name: 'Change advisory board',
        approvers: [{ cab: 'weekly' }],
        quorum: { percent: 60 },
        deadlines: { remind: 2 * days, expire: 14 * days },
        order: 3,
      },
    ],
  });
  const meeting = await client.post('hana', 'cab-meetings', {
    cab: 'weekly',
    present: ['hana', 'dana', 'noor'],
  });
  await client.post('hana', `cab-meetings/${meeting.id}/close`, {
    minutes:
      'Nothing was on the agenda. From now on releases go to one host first, as the review of the shop asks for.',
  });
  await client.post('hana', 'change-calendars', {
    id: 'year-end',
    name: 'Year-end: the shop is left alone',
    purpose: 'freeze',
    zone: 'Europe/Berlin',
    covers: { teams: ['payments', 'platform'] },
    times: [{ every: 'once', from: moment(-30 * days).slice(0, 16), to: moment(-41 * days).slice(0, 16) }],
  });
  await client.post('dana', 'standard-changes', {
    id: 'restart-web-host',
    title: 'Restart a web host',
    services: ['storefront'],
    plans: {
      implementation: 'Drain it, restart it, and look at its health before it takes traffic again.',
      backout: 'Leave it drained: the other hosts carry its share.',
    },
    minutes: 20,
    locked: ['plans'],
  });
  for (const command of ['approve', 'publish'])
    await client.post('hana', `standard-changes/restart-web-host/${command}`);
  await settled();
}
