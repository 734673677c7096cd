import { expect, test } from 'vitest';
import type { Walk } from './walk.ts';

const file = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20261225',
  'RRULE:FREQ=YEARLY',
  'SUMMARY:Christmas',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

/** What is agreed about how long things take, from the hours it goes by to how much of it was kept. */
export function serviceLevel({ desk, go, change }: Walk): void {
  const agreement = {
    id: 'desk-hours',
    name: 'Seen to in two hours',
    measure: 'resolution',
    calendar: 'desk-week',
    kinds: ['incident', 'request', 'change'],
    targets: [{ within: { amount: 2, unit: 'hours' } }],
    escalations: [{ at: { percent: 50 }, tell: ['assignee'] }],
  };

  test('hours are set, with days off from a calendar file', async () => {
    const hours = [{ from: '00:00', to: '00:00' }];
    await go('admin', 'POST', '/v1/service-calendars', {
      id: 'desk-week',
      name: 'Week',
      timeZone: 'UTC',
      hours,
    });
    await go('admin', 'POST', '/v1/service-calendars/desk-week/import-holidays', { ics: file });
    await change('admin', '/v1/service-calendars/desk-week', { name: 'Every day' });
    const { items } = await go('dana', 'GET', '/v1/service-calendars');
    expect(items).toHaveLength(1);
  });

  test('what is agreed is added, changed, retired and reinstated', async () => {
    await go('femi', 'POST', '/v1/agreements', agreement);
    await change('femi', '/v1/agreements/desk-hours', { description: 'For everybody' });
    await go('femi', 'POST', '/v1/agreements/desk-hours/retire', {});
    await go('femi', 'POST', '/v1/agreements/desk-hours/reinstate', {});
    await go('dana', 'GET', '/v1/agreements');
    await go('dana', 'GET', '/v1/agreements/desk-hours/timeline');
    await desk().settled();
    // A sandbox remembers what is agreed for five seconds.
    await desk().forward(1);
  });

  test('clocks run, warn, and are proved', async () => {
    const { id } = await go('rosa', 'POST', '/v1/incidents', { title: 'The kettle does not boil' });
    const { id: draft } = await go('dana', 'POST', '/v1/changes', {
      title: 'Another kettle',
      services: ['search'],
    });
    await desk().settled();
    await desk().forward(61);
    const one = `/v1/service-levels/${id}`;
    await go('dana', 'GET', one);
    await go('rosa', 'GET', `/v1/service-levels?about=${id}`);
    await go('dana', 'GET', '/v1/service-levels');
    await go('dana', 'GET', `${one}/timeline`);
    await go('dana', 'GET', `${one}/proof`);
    await go('dana', 'POST', `${one}/recompute`, {});
    await go('dana', 'POST', '/v1/agreements/trial', { about: id });
    await go('dana', 'POST', '/v1/agreements/trial', {
      about: draft,
      agreement: { name: 'Sooner', measure: 'response', kinds: ['change'], targets: agreement.targets },
    });
    await go('dana', 'POST', `/v1/incidents/${id}/resolve`, { resolution: 'It was switched off' });
    await desk().settled();
    const { items } = await go('femi', 'GET', '/v1/service-levels/attainment');
    expect(items).toMatchObject([{ id: 'desk-hours', met: 1, missed: 0 }]);
    await go('femi', 'POST', '/v1/agreements/desk-hours/retire', {});
    await desk().settled();
  });
}
