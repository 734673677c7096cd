import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { launchBrowser, reader, signIn, sound } from './browser.ts';

const patient = { timeout: 30_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
let incident: string;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await desk.done('admin', 'POST', '/v1/service-calendars', {
    id: 'office',
    name: 'Office hours',
    timeZone: 'Europe/Berlin',
    hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }],
  });
  const agree = (measure: string, amount: number, name: string) =>
    desk.done('femi', 'POST', '/v1/agreements', {
      name,
      measure,
      calendar: 'office',
      targets: [{ within: { amount, unit: 'hours' } }],
    });
  await agree('response', 1, 'Answered in an hour');
  await agree('resolution', 4, 'Solved in four hours');
  await agree('update', 2, 'News every two hours');
  incident = String((await desk.done('rosa', 'POST', '/v1/incidents', { title: 'The till is stuck' })).id);
  await desk.settled();
  await desk.forward(90);
  await desk.done('dana', 'POST', `/v1/incidents/${incident}/acknowledge`, {});
  await desk.done('dana', 'POST', `/v1/incidents/${incident}/hold`, {
    reason: 'requester',
    comment: 'Which?',
  });
  await desk.settled();
  await desk.forward(130);
  const context = await browser.newContext(reader);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = (path: string) => page.goto(`${desk.host.urls.api}${path}`);

test('an incident says in words where its clocks stand', async () => {
  await signIn(page, desk, 'femi');
  await open(`/incidents/${incident}`);
  const panel = page.getByRole('region', { name: 'Service levels' });
  await panel
    .getByText('paused 2 h 10 m: waiting for requester; due Tue 09:10 Europe/Berlin')
    .waitFor(patient);
  await panel.getByText(/^missed by 30 m; was due Mon 13:00/).waitFor(patient);
  await sound(page, 'an incident with service levels');
});

test('an agreement is tried on it, and saved', async () => {
  await open('/agreements/new');
  await page.getByRole('textbox', { name: 'Name' }).fill('Solved in a day');
  await page.getByRole('textbox', { name: 'On a record' }).fill(incident);
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.getByText('promises less time and counts in its place').first().waitFor(patient);
  await page.getByRole('button', { name: 'Details and conditions' }).click();
  await page.getByRole('textbox', { name: 'With whom (optional)' }).fill('The whole company');
  await sound(page, 'a new agreement');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Agreements' }).waitFor(patient);
  await page.getByRole('link', { name: 'Solved in a day' }).waitFor(patient);
  await sound(page, 'agreements');
  const { items } = await desk.done('femi', 'GET', '/v1/agreements');
  expect(items).toHaveLength(4);
  expect(items).toContainEqual(expect.objectContaining({ party: 'The whole company', retroactive: true }));
});

test('days off come from a calendar file', async () => {
  await open('/service-calendars/office/edit');
  const file = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20261225',
    'SUMMARY:Christmas',
    'END:VEVENT',
  ];
  await page.getByRole('textbox', { name: 'From a calendar file' }).fill(file.join('\n'));
  await page.getByRole('button', { name: 'Add these days' }).click();
  await page.getByText('2026-12-25').waitFor(patient);
  await sound(page, 'service hours');
});

test('what is due next, and what was kept', async () => {
  await open('/service-levels');
  await page.getByRole('link', { name: incident }).waitFor(patient);
  await sound(page, 'due next');
  await open('/attainment');
  await page.getByRole('rowheader', { name: 'Answered in an hour' }).waitFor(patient);
  await sound(page, 'attainment');
  await page.getByRole('link', { name: '1 missed' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Missed in 2026-11' }).waitFor(patient);
  await page
    .getByText(/^missed by/)
    .first()
    .waitFor(patient);
  await sound(page, 'what was missed');
});

test('nothing went wrong on the way', () => {
  expect(complaints).toEqual([]);
});
