import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { findings, launchBrowser, reader, signIn, sound } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const now = () => new Date(desk.host.clock.now()).toISOString();

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await desk.happen(alarmEvent({ at: now() }));
  await desk.forward(12);
  await desk.happen(alarmEvent({ state: 'OK', at: now() }));
  page = await (await browser.newContext(reader)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await signIn(page, desk, 'femi');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
type Within = Page | ReturnType<typeof page.locator>;
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const click = (name: string, within: Within = page) =>
  within.getByRole('button', { name, exact: true }).first().click();
const write = (name: string, text: string, within: Within = page) =>
  within.getByRole('textbox', { name }).first().fill(text);
const choose = async (label: string, option: string) => {
  await page
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .first()
    .click();
  await page.getByRole('option', { name: option }).first().click();
};

test('something is promised of a service, and its health says what is left of it', async () => {
  await open('/availability-commitments/new?service=checkout');
  await sound(page, 'availability-promise');
  await click('Promise it');
  await page.getByRole('heading', { level: 1, name: 'checkout' }).waitFor();
  await page.getByText('Error budget of the month').first().waitFor();
  await page
    .getByText(/left of 43 min/)
    .first()
    .waitFor();
  await sound(page, 'availability-service');
  await open('/availability');
  await page.getByRole('link', { name: 'checkout' }).first().waitFor();
  await sound(page, 'availability-health');
});

test('an outage is corrected, and its journal says why', async () => {
  await open('/outages');
  await page.getByRole('link', { name: /OUT-1001/ }).click();
  await click('Correct…');
  const correct = dialog('Correct OUT-1001');
  await write('Title', 'The shop was away', correct);
  await expect
    .poll(() => correct.getByRole('button', { name: 'Correct', exact: true }).isDisabled())
    .toBe(true);
  await write('Why?', 'So that people understand it', correct);
  await sound(page, 'outage-correct');
  await click('Correct', correct);
  await page.getByRole('heading', { level: 1, name: 'The shop was away' }).waitFor();
  await page.getByText('So that people understand it').first().waitFor();
  await sound(page, 'outage-record');
});

test('an outage is recorded from an incident', async () => {
  await desk.done('rosa', 'POST', '/v1/incidents', { title: 'Nothing is found', service: 'search' });
  await desk.settled();
  await open('/incidents/INC-1002');
  await click('Record an outage');
  await page.getByText('For INC-1002.').waitFor();
  await sound(page, 'outage-new');
  await click('Record it');
  await page.getByRole('heading', { level: 1, name: 'Nothing is found' }).waitFor();
  expect(await desk.done('femi', 'GET', '/v1/outages/OUT-1002')).toMatchObject({
    incidents: ['INC-1002'],
    services: ['search'],
  });
});

test('a status page is made, and anybody reads it and subscribes', async () => {
  await open('/status-pages/new');
  await write('Name', 'Our shop');
  await page.getByText('Everybody may see it, without signing in').click();
  await click('Add a component');
  await choose('Component 1', 'search');
  await write('Name of component 1', 'Search');
  await page.getByText('One can be told by mail').click();
  await sound(page, 'status-page-new');
  await click('Save');
  await page.getByText('Some services are not available').waitFor();
  await sound(page, 'status-page');

  const visitor = await (await browser.newContext({ ...reader, javaScriptEnabled: true })).newPage();
  await visitor.goto(`${desk.host.urls.api}/v1/status/our-shop`);
  await visitor.getByRole('heading', { level: 1, name: 'Our shop' }).waitFor();
  await visitor.getByText('Search is not available').first().waitFor();
  expect(await findings(visitor)).toEqual([]);
  const { SHOTS: shots } = process.env;
  if (shots) await visitor.screenshot({ path: `${shots}/status-public.png`, fullPage: true });
  await visitor.getByLabel('Your mail address').fill('vera@elsewhere.example');
  await visitor.getByRole('button', { name: 'Subscribe' }).click();
  await visitor.getByRole('heading', { name: 'Please look into your mails' }).waitFor();
  await visitor.close();
});

test('and the pages have nothing to complain about', () => {
  expect(complaints).toEqual([]);
});
