import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { backupJob, dbArn } from '../journeys/aws-proof.ts';
import { choose, launchBrowser, reader, signIn, sound } from './browser.ts';

const patient = { timeout: 60_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const attributes = { 'instance-class': 'db.t3' };
  const item = { class: 'AWS::RDS::DBInstance', name: 'orders', arn: dbArn, service: 'checkout', attributes };
  await desk.done('dana', 'POST', '/v1/cis', item);
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
const region = (name: string) => page.getByRole('region', { name });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const click = (name: string, within: Within = page) =>
  within.getByRole('button', { name, exact: true }).first().click();
const write = (name: string, text: string, within: Within = page) =>
  within.getByRole('textbox', { name }).first().fill(text);
const read = (path: string) => desk.done('dana', 'GET', `/v1/${path}`);

test('a service is analysed: what recovery has to reach follows while it is rated, and its items show it', async () => {
  await open('/service-continuity');
  await page.getByText('No service is analysed').waitFor();
  await click('Analyse a service');
  await choose(page.locator('.record-form'), /^Service/, 'checkout');
  await page.getByLabel('Customers after 8 hours').selectOption('3');
  await page.getByLabel('Lost data of that time after 1 day').selectOption('3');
  const outcome = region('What follows from it');
  await outcome.getByText('4 hours', { exact: true }).waitFor();
  await outcome.getByText('8 hours', { exact: true }).first().waitFor();
  await sound(page, 'continuity-analysis-form');
  await click('Save');
  await page.getByRole('heading', { level: 1, name: 'Impact analysis of checkout' }).waitFor();
  await click('Finalise');
  await expect.poll(async () => (await read('impact-analyses/checkout')).state, patient).toBe('finalised');
  await desk.settled();
  await sound(page, 'continuity-analysis');
  await open('/protections');
  await page.getByText('unproved').first().waitFor();
  await desk.happen(backupJob(1, new Date(desk.host.clock.now()).toISOString()));
  await page.getByText('green').first().waitFor(patient);
  await desk.forward(8 * 60 + 1);
  await open('/service-continuity');
  await page.getByText('1 red').first().waitFor(patient);
  await sound(page, 'continuity-board');
  expect(complaints).toEqual([]);
});

test('a plan is written and followed, and its machine is drawn', async () => {
  await open('/continuity-plans/new');
  await write('Title', 'Move the shop');
  await choose(page.locator('.record-form'), /^Service/, 'checkout');
  for (const [n, title] of ['Decide', 'Restore'].entries()) {
    await click('Add a step');
    await page.getByRole('textbox', { name: 'What is done?' }).nth(n).fill(title);
  }
  await sound(page, 'continuity-plan-form');
  await click('Save');
  await page.getByRole('heading', { level: 1, name: 'Move the shop' }).waitFor();
  await click('Put to the vote');
  await page.getByText('awaiting approval').first().waitFor(patient);
  // Whoever asks does not decide: somebody else puts it to the vote.
  await desk.done('femi', 'POST', '/v1/continuity-plans/CPL-1001/withdraw', {});
  await desk.done('dana', 'POST', '/v1/continuity-plans/CPL-1001/submit', {});
  await desk.settled();
  await desk.done('femi', 'POST', '/v1/approvals/CPL-1001-2/approve', {});
  await desk.settled();
  await open('/continuity-plans/CPL-1001');
  await click('Follow it…');
  await click('Begin', dialog(/Follow/));
  await page.getByRole('button', { name: 'Done: Decide' }).waitFor(patient);
  await region('How it runs')
    .getByText('Wait until a step ends or is late')
    .first()
    .waitFor({ ...patient, state: 'attached' });
  await sound(page, 'continuity-run');
  await click('Done: Decide');
  await page.getByRole('button', { name: 'Done: Restore' }).waitFor(patient);
  await click('Done: Restore');
  await expect.poll(async () => (await read('plan-runs/CPR-1001')).state, patient).toBe('completed');
  await region('Facts').getByText('met').waitFor(patient);
  expect(complaints).toEqual([]);
});

test('an exercise is planned, held, and what was found becomes tasks', async () => {
  const plannedFor = new Date(desk.host.clock.now() + 86_400_000).toISOString();
  const ask = {
    title: 'Walk through it',
    service: 'checkout',
    sort: 'walkthrough',
    plannedFor,
    everyDays: 100,
  };
  await desk.done('dana', 'POST', '/v1/exercises', ask);
  await open('/exercises');
  await page.getByText('Walk through it').first().waitFor();
  await open('/exercises/EXR-1001');
  await click('Conclude…');
  const asked = dialog(/What came of/);
  await choose(asked, /Did it pass/, 'It passed');
  await write('What was found?', 'Give the key to two\nWrite down the number', asked);
  await click('Conclude', asked);
  await region('Tasks').getByText('Write down the number').waitFor(patient);
  await sound(page, 'continuity-exercise');
  expect(complaints).toEqual([]);
});
