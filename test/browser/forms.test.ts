import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { choose, launchBrowser, reader, sound } from './browser.ts';

const patient = { timeout: 60_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const body = { title: 'Nobody can pay', service: 'search', impact: 'high', urgency: 'medium' };
  await desk.done('rosa', 'POST', '/v1/incidents', body);
  await desk.settled();
  const context = await browser.newContext(reader);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  // Whoever comes first in the pool is signed in: that is the administrator.
  await open('/');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

const region = (name: string | RegExp) => page.getByRole('region', { name });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const press = (name: string | RegExp, within: Page | Locator = page) =>
  within
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
const write = (name: string | RegExp, text: string, within: Page | Locator = page) =>
  within.getByRole('textbox', { name }).first().fill(text);

describe('a major incident', () => {
  const one = '/v1/incidents/INC-1001';
  const major = async () =>
    (await desk.done('femi', 'GET', one)).major as { state: string; roles: object; cadence?: number };

  test('is proposed, rejected with a reason, proposed again and declared', async () => {
    await open('/incidents/INC-1001');
    const panel = region('Major incident');
    await press('Propose', panel);
    await write(/Why is it/, 'The shop earns nothing', dialog(/propose/));
    await press('Propose', dialog(/propose/));
    await press('Reject', panel);
    await write(/Why not/, 'One customer alone', dialog(/no major/));
    await press('Reject', dialog(/no major/));
    await expect.poll(async () => (await major()).state, patient).toBe('rejected');
    await press('Declare', panel);
    await press('Declare', dialog(/declare/));
    await panel.getByRole('link', { name: 'Roles, updates and stakeholders' }).click();
    expect(await major()).toMatchObject({ state: 'declared' });
  });

  test('gets its roles, its stakeholders and its first update', async () => {
    await press('Take it: Incident commander');
    await press(/^Give: Scribe/);
    await choose(dialog(/Scribe/), /^Who/, /Dana Park/);
    await press('Give the role', dialog(/Scribe/));
    await press('Change', region('Stakeholders'));
    const plan = dialog(/Who is told/);
    await plan.getByRole('spinbutton').fill('45');
    await choose(plan, /^People/, /Rosa Lind/);
    await page.keyboard.press('Escape');
    await press('Save', plan);
    await choose(page, /Where it stands/, /Identified/);
    await write('In plain words', 'Paying does not work. We are mending it.');
    await press('Send the update');
    await region(/^Updates/)
      .getByText('Paying does not work.')
      .waitFor(patient);
    expect(await major()).toMatchObject({
      cadence: 45,
      status: 'identified',
      stakeholders: { people: ['rosa'] },
      roles: { 'incident-commander': { person: 'admin' }, scribe: { person: 'dana' } },
    });
    await sound(page, 'major-room');
    await open('/incidents/INC-1001/updates');
    await sound(page, 'updates');
  });

  test('has a review, with what contributed, the whys, and what is to be done', async () => {
    await desk.done('dana', 'POST', `${one}/resolve`, { resolution: 'Rolled back' });
    await desk.settled();
    await open('/reviews/REV-1001');
    await write(/What happened/, 'A deployment took payments down.');
    await press('Save');
    await page.getByText('Saved.').first().waitFor(patient);
    await page.getByRole('tab', { name: /Factors/ }).click();
    await press('Add a factor');
    await write('What contributed', 'There was no canary');
    await write('Link to the evidence', 'https://wiki.example/canary');
    await press('Save');
    await page.getByRole('tab', { name: 'Factors 1' }).waitFor(patient);
    await page.getByRole('tab', { name: /Five whys/ }).click();
    await press('Add a chain');
    await write('What went wrong', 'Paying failed');
    await write('Why? (1)', 'The pool was empty');
    await press('Ask why once more');
    await write('Why? (2)', 'A query got slow');
    await sound(page, 'review-whys');
    await press('Save');
    await page.getByRole('tab', { name: 'Five whys 1' }).waitFor(patient);
    await page.getByRole('tab', { name: /Actions/ }).click();
    await press('Add an action');
    await write(/What is to be done/, 'Add a canary', dialog(/New action/));
    await choose(dialog(/New action/), /Who does it/, /Eli Moreau/);
    await dialog(/New action/)
      .getByLabel('Until when?')
      .fill('2026-12-24');
    await press('Add', dialog(/New action/));
    await page.getByText('Add a canary').waitFor(patient);
    await press('Publish');
    await press('Close');
    await page
      .getByText(/has no answer/)
      .first()
      .waitFor(patient);
    expect(await desk.done('dana', 'GET', '/v1/reviews/REV-1001')).toMatchObject({
      state: 'published',
      factors: [{ text: 'There was no canary', evidence: 'https://wiki.example/canary' }],
      whys: [
        { problem: 'Paying failed', because: [{ text: 'The pool was empty' }, { text: 'A query got slow' }] },
      ],
    });
    expect(await desk.items('eli', '/v1/review-actions?owner=eli')).toMatchObject([{ due: '2026-12-24' }]);
  });

  test('that was none after all is demoted', async () => {
    await desk.done('dana', 'POST', `${one}/reopen`, { reason: 'Again' });
    await open('/incidents/INC-1001/major');
    await press('Demote');
    await write(/Why not/, 'A test', dialog(/any more/));
    await press('Demote', dialog(/any more/));
    await expect.poll(async () => (await major()).state, patient).toBe('demoted');
  });
});

describe('what administrators define', () => {
  test('a category, and one below it', async () => {
    await open('/categories');
    await press(/^Add a category|^New category/);
    await write('Name', 'Hardware', dialog('New category'));
    await press('Save', dialog('New category'));
    await page.getByText('Hardware', { exact: true }).waitFor(patient);
    await press(/below Hardware/i);
    await write('Name', 'Printers', dialog('New category'));
    await choose(dialog('New category'), /Urgency to begin with/, /low/);
    await press('Save', dialog('New category'));
    await page.getByText('hardware-printers').waitFor(patient);
    await sound(page, 'categories');
    expect(await desk.items('admin', '/v1/categories?recordKind=incident')).toHaveLength(2);
  });

  test('an assignment rule, tried before it is saved', async () => {
    await open('/assignment-rules/new');
    await write('Name', 'Payments first');
    await press('Add a comparison');
    expect(page.url()).toContain('/assignment-rules/new');
    await press('Try');
    await page.getByText('Fits 1 of 1 incident.').waitFor(patient);
    await choose(page, /^Who gets it/, /One person/);
    await choose(page, /^Person/, /Eli Moreau/);
    await sound(page, 'assignment-rule');
    await press('Save');
    await page.waitForURL('**/assignment-rules');
    await page.getByText(/for Eli Moreau/).waitFor(patient);
  });

  test('a custom field, which the form of an incident asks for', async () => {
    await open('/custom-fields/new');
    await write('Label', 'Building');
    await choose(page, /^Type/, /^Choice/);
    await write('Choices', 'North\nSouth');
    await sound(page, 'custom-field');
    await press('Save');
    await page.waitForURL('**/custom-fields');
    await page.getByText('Building').first().waitFor(patient);
    expect(await desk.items('admin', '/v1/custom-fields?recordKind=incident')).toHaveLength(1);
  });

  test('a template, and an incident that is opened with it, its category and the field', async () => {
    await open('/ticket-templates/new');
    await write('Name', 'Printer is broken');
    await press('Add a question');
    await page.getByPlaceholder('floor', { exact: true }).fill('floor');
    await page.getByPlaceholder('On which floor?').fill('On which floor?');
    await write('Title', 'The printer on floor {{floor}} is broken');
    await choose(page, /^Category/, /Printers/);
    await sound(page, 'ticket-template');
    await press('Save');
    await page.waitForURL('**/ticket-templates');
    await page.getByText('Printer is broken').first().waitFor(patient);
    await desk.forward(0.1);
    await open('/incidents');
    await press(/New incident/);
    const form = dialog('New incident');
    await choose(form, /^Template/, /Printer is broken/);
    await write('On which floor?', '3', form);
    await choose(form, /^Building/, /South/);
    await sound(page, 'incident-new');
    await press('Open the incident', form);
    await page.waitForURL('**/incidents/INC-1002');
    await region('Facts').getByText('South').waitFor(patient);
    expect(await desk.done('dana', 'GET', '/v1/incidents/INC-1002')).toMatchObject({
      title: 'The printer on floor 3 is broken',
      category: 'hardware-printers',
      urgency: 'low',
      fields: { building: 'South' },
    });
    expect(complaints).toEqual([]);
  });
});
