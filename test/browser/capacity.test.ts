import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriesUntil } from '../../demo/series.ts';
import { type Desk, startDesk } from '../desk.ts';
import { record } from '../journeys/recorded.ts';
import { choose, launchBrowser, reader, signIn, sound } from './browser.ts';

const patient = { timeout: 60_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await desk.done('dana', 'POST', '/v1/cis', {
    ...{ name: 'orders', class: 'AWS::RDS::DBInstance', service: 'checkout' },
    ...{ resourceType: 'AWS::RDS::DBInstance', resourceId: 'orders', region: 'eu-west-1' },
    arn: 'arn:aws:rds:eu-west-1:123456789012:db:orders',
  });
  const today = new Date(desk.host.clock.now()).toISOString().slice(0, 10);
  await record(desk, seriesUntil(today)[0]?.days.slice(-62) ?? []);
  await desk.settled();
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
  within.getByRole('textbox', { name, exact: true }).first().fill(text);
const read = (path: string) => desk.done('dana', 'GET', `/v1/${path}`);

test('a metric is watched by the item alone: its chart shows when it runs out, and so does the problem', async () => {
  await open('/capacity-metrics');
  await page.getByText('Nothing is watched').waitFor();
  await sound(page, 'capacity-none');
  await click('Watch a metric');
  await page.getByRole('combobox', { name: 'Item' }).fill('CI-1001');
  await choose(page.locator('.record-form'), /^What is watched/, 'Free storage of a database');
  await sound(page, 'capacity-metric-form');
  await click('Watch it');
  await page.getByRole('heading', { level: 1, name: 'Free storage of a database: orders' }).waitFor();
  await desk.settled();
  await page.getByText('tight', { exact: true }).first().waitFor(patient);
  await page
    .getByText(/^\d+ days$/)
    .first()
    .waitFor();
  await page.getByRole('application', { name: /measured, expected and limit/ }).waitFor(patient);
  await sound(page, 'capacity-metric');
  await open('/capacity-metrics');
  await page.getByText('tight', { exact: true }).first().waitFor(patient);
  await sound(page, 'capacity-metrics');
  const [problem] = await desk.items<{ id: string }>('dana', '/v1/problems');
  await open(`/problems/${problem?.id}`);
  await page.getByRole('region', { name: 'What runs out' }).getByText('CAM-1001').waitFor(patient);
  await sound(page, 'capacity-problem');
  expect(complaints).toEqual([]);
});

test('its limit is changed, and it is watched no more', async () => {
  await open('/capacity-metrics/CAM-1001');
  await click('Edit');
  await page.getByRole('spinbutton', { name: 'Limit' }).fill('-100000000000000');
  await click('Save');
  await desk.settled();
  await page.getByText('ample', { exact: true }).first().waitFor(patient);
  await click('Watch it no more');
  await page.getByText('retired', { exact: true }).first().waitFor(patient);
  await click('Watch it again');
  await expect.poll(async () => (await read('capacity-metrics/CAM-1001')).state, patient).toBe('ample');
  expect(complaints).toEqual([]);
});

test('a plan is written, decided on and reviewed', async () => {
  await open('/capacity-plans/new');
  await write('Title', 'The season');
  await choose(page.locator('.record-form'), /^Service/, 'checkout');
  await write('Review on', '2027-02-01');
  await click('Add what drives it');
  await write('What drives it', 'Orders');
  await page.getByRole('spinbutton', { name: 'Expected' }).fill('4000');
  await write('By', '2026-12-24');
  await click('Add an option');
  await write('Option', 'A bigger database');
  await page.getByRole('spinbutton', { name: 'Costs a month' }).fill('420');
  await sound(page, 'capacity-plan-form');
  await click('Save');
  await page.getByRole('heading', { level: 1, name: 'The season' }).waitFor();
  await click('Decide…');
  const deciding = dialog(/^Decide on/);
  await choose(deciding, /^Option/, 'A bigger database');
  await write('Why this one?', 'It is enough for a year', deciding);
  await click('Decide', deciding);
  await page.getByText('$420 a month').first().waitFor(patient);
  await expect.poll(async () => (await read('capacity-plans/CAP-1001')).state, patient).toBe('decided');
  await sound(page, 'capacity-plan');
  await click('Review…');
  await write('What became of it?', 'It was enough', dialog(/^Review/));
  await click('Save', dialog(/^Review/));
  await page.getByText('closed', { exact: true }).first().waitFor(patient);
  await open('/capacity-plans');
  await sound(page, 'capacity-plans');
  expect(complaints).toEqual([]);
});
