import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { desktop, launchBrowser, phone, reader, signIn, sound } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const context = await browser.newContext(reader);
  page = await context.newPage();
  const rotation = (people: string[], rest: object) => ({
    people,
    every: 'week',
    handOff: { time: '09:00', weekday: 1 },
    from: '2026-11-02',
    ...rest,
  });
  const weekdays = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }];
  await desk.done('admin', 'POST', '/v1/schedules', {
    name: 'Layered',
    team: 'platform',
    timeZone: 'Europe/Berlin',
    rotations: [
      rotation(['dana', 'eli'], { restrictions: [{ from: '06:00', to: '22:00' }] }),
      rotation(['femi'], { layer: 2, restrictions: weekdays }),
    ],
  });
  // Names as they come: nothing may stick out of a phone.
  await desk.done('admin', 'POST', '/v1/people', {
    id: 'maximiliana',
    name: 'Maximiliana Konstantinopolsky-Featherstonehaugh',
    email: 'maximiliana.konstantinopolsky-featherstonehaugh@desk.example',
    teams: ['platform'],
  });
  await desk.done('admin', 'POST', '/v1/schedules', {
    id: 'sun',
    name: 'Payments, settlement and reconciliation: follow the sun, second line',
    team: 'platform',
    timeZone: 'America/Argentina/Buenos_Aires',
    // Two are on call together.
    rotations: [
      rotation(['maximiliana', 'dana'], {}),
      rotation(['eli', 'femi'], { every: 'day', handOff: { time: '09:00' } }),
    ],
  });
  const later = (hours: number) => new Date(desk.host.clock.now() + hours * 3_600_000).toISOString();
  await desk.done('dana', 'POST', '/v1/time-off', { from: later(24), to: later(72), reason: 'Rest' });
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

describe('on call, in a browser', () => {
  test('a schedule is looked at before it is saved', async () => {
    await signIn(page, desk, 'femi');
    await open('/schedules/layered/edit');
    await page.getByRole('button', { name: 'Look at two weeks' }).click();
    await page
      .getByRole('list', { name: 'Gaps and conflicts' })
      .getByText('Nobody is on call')
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('In layers');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'In layers' }).waitFor();
  });

  test('somebody covers who is away', async () => {
    await open('/on-call?tab=away');
    await page.getByRole('button', { name: /^I cover Primary for Dana Park/ }).click();
    await page.getByText('You cover. It is in the schedule.').waitFor();
  });

  test('a shift is covered, another one is swapped, and time off is planned', async () => {
    await open('/on-call');
    const primary = page.getByRole('region', { name: 'Primary' });
    await primary.getByRole('button', { name: /^Cover a shift/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cover', exact: true }).click();
    await page.getByText('The cover is in the schedule.').waitFor();
    await primary.getByRole('button', { name: 'Remove the cover by Femi Ade' }).first().waitFor();

    await open('/on-call?tab=mine');
    await page
      .getByRole('button', { name: /^Swap the shift of In layers/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: /For which shift/ }).click();
    await page
      .getByRole('option', { name: /Eli Moreau/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: 'Offer', exact: true }).click();
    await page.getByText('The offer is made.').waitFor();
    await open('/on-call');
    await page.getByRole('button', { name: /^Accept the swap/ }).click();
    await page.getByText('The shifts are swapped.').waitFor();

    await open('/on-call?tab=away');
    await page.getByRole('button', { name: 'Plan time off' }).click();
    await dialog.getByLabel('From').fill('2026-12-01T09:00');
    await dialog.getByLabel('Until').fill('2026-12-03T09:00');
    await dialog.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByText('The time off is planned.').waitFor();
  });

  test('a policy is made, whose level asks for two people', async () => {
    await open('/escalation-policies/new');
    await page.getByRole('textbox', { name: 'Name' }).fill('Payments, settlement and reconciliation');
    await page.getByRole('button', { name: /^Team/ }).click();
    await page.getByRole('option', { name: 'Platform' }).click();
    await page.getByRole('button', { name: /\bPage\b/ }).click();
    await page.getByRole('option', { name: /follow the sun/ }).click();
    await page.getByRole('option', { name: /^Dana Park/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('spinbutton', { name: /^Have to take it/ }).fill('2');
    await page.getByRole('button', { name: 'Make the policy' }).click();
    await page.getByText('The policy is made.').waitFor();
    const all = await desk.items<{ levels: object[] }>('admin', '/v1/escalation-policies');
    expect(all.flatMap(({ levels }) => levels)).toContainEqual(
      expect.objectContaining({ acknowledgements: 2, targets: [{ schedule: 'sun' }, { person: 'dana' }] }),
    );
  });

  test('whoever is paged has three buttons, and a look does nothing', async () => {
    await desk.happen(alarmEvent({ at: new Date(desk.host.clock.now()).toISOString() }));
    await page.setViewportSize(phone);
    await open('/incidents/INC-1001?page=INC-1001-1');
    const paged = page.getByRole('region', { name: 'You are paged' });
    await paged.getByRole('button', { name: 'Escalate' }).click();
    await page.getByText('The next level is paged now.').waitFor();
    await desk.settled();
    expect(await desk.done('femi', 'GET', '/v1/escalations/INC-1001-1')).toMatchObject({
      level: 1,
      state: 'paging',
    });
    await paged.getByRole('button', { name: 'Acknowledge' }).click();
    await paged.getByText('Somebody has taken it').waitFor();
  });

  test('whoever is paged second takes part, and paging stops', async () => {
    const pair = { targets: [{ person: 'dana' }, { person: 'femi' }], minutes: 30, acknowledgements: 2 };
    await desk.done('admin', 'POST', '/v1/escalation-policies', {
      id: 'pair',
      name: 'Two of us',
      team: 'platform',
      levels: [pair],
    });
    await desk.done('admin', 'POST', '/v1/services', {
      id: 'pair',
      name: 'Settlement',
      team: 'platform',
      criticality: 'high',
      policy: 'pair',
      match: [{ alarmName: 'pair-*' }],
    });
    await desk.forward(1);
    await desk.happen(alarmEvent({ name: 'pair-a', at: new Date(desk.host.clock.now()).toISOString() }));
    const [incident] = await desk.items<{ id: string }>('dana', '/v1/incidents?service=pair');
    await desk.done('dana', 'POST', `/v1/incidents/${incident?.id}/acknowledge`, {});
    await desk.settled();
    await open(`/incidents/${incident?.id}?page=${incident?.id}-1`);
    const paged = page.getByRole('region', { name: 'You are paged' });
    await paged.getByText('1 of 2 people have taken it.').waitFor();
    await sound(page, 'take-part');
    await paged.getByRole('button', { name: 'Take part' }).click();
    await desk.settled();
    await paged.getByText('Paging has stopped').waitFor();
  });

  const pages = [
    '/on-call',
    '/on-call?tab=mine',
    '/on-call?tab=away',
    '/on-call?tab=policies',
    '/schedules/new',
    '/schedules/layered/edit',
    '/escalation-policies/new',
    '/escalation-policies/platform/edit',
    '/services/new',
    '/services/checkout/edit',
    '/incidents/INC-1001?page=INC-1001-1',
  ];
  test.each(pages)('%s is without findings of axe, wide and narrow, light and dark', async (path) => {
    await page.setViewportSize(desktop);
    await open(path);
    await sound(page, path);
  });
});
