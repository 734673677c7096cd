import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { launchBrowser, reader, sound } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const body = { title: 'Mails come late', service: 'checkout', impact: 'medium', urgency: 'low' };
  const { id } = await desk.done('rosa', 'POST', '/v1/incidents', body);
  await desk.done('femi', 'POST', `/v1/incidents/${id}/assign`, { assignee: 'dana' });
  await desk.settled();
  const context = await browser.newContext(reader);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  // Whoever comes first in the pool is signed in: that is the administrator.
  await open('/');
  await page.getByRole('button', { name: 'Signed in as Avery Admin' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

test('a person is found, and their rights are changed', async () => {
  await open('/people');
  await page.getByRole('link', { name: /Eli Moreau/ }).click();
  await page.getByRole('table', { name: 'Roles and teams' }).getByText('by hand').first().waitFor();
  await sound(page, 'person');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('heading', { level: 1, name: 'Edit Eli Moreau' }).waitFor();
  await sound(page, 'person-edit');
  await page.getByRole('button', { name: /Roles by hand/ }).click();
  await page.getByRole('option', { name: /Manager/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/people/eli');
  expect(await desk.done('admin', 'GET', '/v1/people/eli')).toMatchObject({ roles: ['agent', 'manager'] });
});

test('what counts on somebody is handed over in one go, and each outcome is told', async () => {
  await open('/people/dana?tab=leaving');
  const rows = page.getByRole('table', { name: 'What counts on Dana Park' });
  await rows.getByRole('link', { name: 'Mails come late' }).waitFor();
  await sound(page, 'leaving');
  await page.getByRole('button', { name: 'Hand over…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand over from Dana Park' });
  await dialog.getByRole('button', { name: /To whom/ }).click();
  await page.getByRole('option', { name: /Eli Moreau/ }).click();
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await desk.settled();
  await page.getByText('Done for all 2.').waitFor();
  await page.getByText('Nothing counts on them').waitFor();
  await sound(page, 'handed-over');
});

test('a group is mapped', async () => {
  await open('/group-mappings');
  await page.getByText('No group is mapped').waitFor();
  await page.getByRole('button', { name: 'Map a group' }).click();
  await page.getByRole('textbox', { name: 'Group' }).fill('Night shift');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('table', { name: 'Group mappings' }).getByText('Night shift').waitFor();
  await sound(page, 'group-mappings');
});

test('who gave whom what is told, and can be taken along', async () => {
  await open('/rights?tab=history');
  const first = page.getByRole('list', { name: 'Changes of rights' }).getByRole('listitem');
  await first.filter({ hasText: 'Group night-shift' }).getByText('+ Agent').waitFor();
  await first.filter({ hasText: 'Eli Moreau' }).getByText('+ Manager').waitFor();
  await sound(page, 'rights-history');
  const loading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await loading).suggestedFilename()).toBe('rights-changes.csv');
  expect(complaints).toEqual([]);
});
