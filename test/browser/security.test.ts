import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { guardDuty, outdated } from '../security/events.ts';
import { hireResponders } from '../security/responders.ts';
import { choose, launchBrowser, reader, signIn, sound } from './browser.ts';

const patient = { timeout: 60_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await hireResponders(desk);
  await desk.happen(guardDuty(), outdated('1', 'i-1'), outdated('2', 'i-2'));
  page = await (await browser.newContext(reader)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await signIn(page, desk, 'sora');
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
const region = (name: string | RegExp) => page.getByRole('region', { name });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const click = (name: string, within: Within = page) =>
  within.getByRole('button', { name, exact: true }).first().click();
const write = (name: string, text: string, within: Within = page) =>
  within.getByRole('textbox', { name }).first().fill(text);
const incident = async () =>
  (await desk.done('sora', 'GET', '/v1/security-incidents/SEC-1001')) as Record<string, unknown>;

test('a responder finds the case of a finding, says what is thought of it, and runs a playbook', async () => {
  await open('/security-playbooks');
  await click('Add a playbook');
  await write('Name', 'Contain', dialog('New playbook'));
  await write('Steps', 'Ask the owner\nContain it | AWSSupport-ContainIAMPrincipal', dialog('New playbook'));
  await click('Save', dialog('New playbook'));
  await page.getByText('Ask the owner → Contain it').waitFor();
  await open('/security-incidents');
  await page.getByRole('link', { name: /SEC-1001/ }).click();
  await region('Risk').waitFor();
  await page.getByRole('button', { name: 'Malicious: 198.51.100.7' }).click();
  await region('Observables').getByText('malicious', { exact: true }).waitFor();
  await click('Analyze');
  await click('Contain');
  await click('Run a playbook', region('Playbook'));
  await choose(page, /Which one/, 'Contain');
  await click('Run', dialog('Run a playbook'));
  await click('Done: Ask the owner');
  await page.getByText('waits for the approval of another responder').waitFor(patient);
  await sound(page, 'security-incident');
});

test('says who alone may know of it', async () => {
  await click('Change', region('Who may know'));
  await dialog(/Who may know/)
    .getByText('Every security responder')
    .click();
  await click('Save', dialog(/Who may know/));
  await expect.poll(async () => (await incident()).needToKnow, patient).toEqual(['sora']);
  expect((await desk.call('tove', 'GET', '/v1/security-incidents/SEC-1001')).status).toBe(404);
});

test('sees what waits for which fix', async () => {
  await open('/vulnerability-fixes');
  await page.getByRole('link', { name: 'Update openssl to 3.0.9' }).click();
  await page.getByRole('link', { name: /VUL-1001/ }).click();
  await click('Defer…');
  await write('Why can one live with it?', 'It is replaced', dialog(/Defer/));
  await page.getByLabel('Until when?').fill('2026-12-24T09:00');
  await click('Ask for it', dialog(/Defer/));
  await page.getByText('Somebody asks to let it be').waitFor();
  expect(complaints).toEqual([]);
});

test('and nobody else sees that there is such a thing as a security incident', async () => {
  const other = await (await browser.newContext(reader)).newPage();
  await signIn(other, desk, 'femi');
  await other.getByRole('link', { name: 'Problems', exact: true }).first().waitFor();
  expect(await other.getByRole('link', { name: 'Security incidents' }).count()).toBe(0);
  await other.goto(`${desk.host.urls.api}/security-incidents/SEC-1001`);
  await other.getByText('Your roles do not allow this').first().waitFor();
});
