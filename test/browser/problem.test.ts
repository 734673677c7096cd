import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { launchBrowser, reader, signIn, sound } from './browser.ts';

const patient = { timeout: 60_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await desk.done('rosa', 'POST', '/v1/incidents', { title: 'Searches hang', service: 'search' });
  await desk.done('dana', 'POST', '/v1/incidents', { title: 'Nothing is found', service: 'search' });
  await desk.settled();
  page = await (await browser.newContext(reader)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await signIn(page, desk, 'dana');
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
const problem = async () =>
  (await desk.done('dana', 'GET', '/v1/problems/PRB-1001')) as Record<string, unknown>;

test('a problem is raised from an incident, and its cause and its workaround are written down', async () => {
  await open('/incidents/INC-1001');
  await click('Raise a problem', region('Problem'));
  await page.getByText('It causes INC-1001').waitFor();
  await write('Title', 'The index locks up');
  await click('Raise the problem');
  await page.getByRole('heading', { level: 1, name: 'The index locks up' }).waitFor();
  await click('Assess');
  await click('Look for the cause');
  await click('Write it down', region('Root cause'));
  const cause = dialog(/Root cause of/);
  await click('Add a why', cause);
  await write('Why 1', 'The index is locked', cause);
  await write('What shows it', 'INC-1001', cause);
  await click('Add a why', cause);
  await cause.getByRole('textbox', { name: 'Why 2' }).fill('A merge never ends');
  await click('Add a factor', cause);
  await write('Factor 1', 'No alarm on merges', cause);
  await sound(page, 'problem-cause');
  await click('Save', cause);
  await region('Root cause').getByText('A merge never ends').waitFor();
  await click('Link incidents', region('Incidents'));
  await write('Which incidents?', '1002', dialog(/Incidents that/));
  await click('Link', dialog(/Incidents that/));
  await click('Write one', region('Workaround'));
  await write('How does one get by?', 'Restart the indexer', dialog(/Workaround of/));
  await write('In plain words', 'Search again', dialog(/Workaround of/));
  await click('Save', dialog(/Workaround of/));
  await click('Publish', region('Workaround'));
  await region('Workaround').getByText('Edition 1 was published').waitFor();
  await desk.settled();
  await click('Declare…', region('Known error'));
  await write('What does somebody see who has it?', 'Searches hang', dialog(/known error/));
  await sound(page, 'problem-known-error');
  await click('Declare it', dialog(/known error/));
  await expect.poll(async () => (await problem()).knownError, patient).toBeDefined();
  await desk.settled();
  await sound(page, 'problem-record');
  await open('/incidents/INC-1002');
  await region('Problem').getByText('Restart the indexer').waitFor();
});

test('it is fixed, reviewed and closed, and another one is lived with', async () => {
  await open('/problems/PRB-1001');
  await click('Begin the fix');
  await click('Resolve…');
  await write('What was done?', 'Merges are cut short', dialog(/Resolve/));
  await sound(page, 'problem-resolve');
  await click('Resolve', dialog(/Resolve/));
  await click('Review it', region('Review'));
  await write('What was learned?', 'We watch merges', dialog(/Review/));
  await write('What is to be done?', 'An alarm\nA test', dialog(/Review/));
  await sound(page, 'problem-review');
  await click('Save', dialog(/Review/));
  await region('Review').getByText('An alarm').waitFor();
  await click('Close');
  await expect.poll(async () => (await problem()).state, patient).toBe('closed');
  await desk.done('dana', 'POST', '/v1/problems', { title: 'The printer jams' });
  await open('/problems/PRB-1002');
  await click('Assess');
  await page.getByRole('button', { name: 'Look for the cause' }).waitFor();
  await click('More commands');
  await page.getByRole('menuitem', { name: 'Accept the risk…' }).click();
  await write('Why does one live with it?', 'It is old', dialog(/Accept the risk/));
  await page.getByLabel('Until when?').fill('2026-12-24T09:00');
  await click('Accept', dialog(/Accept the risk/));
  await page.getByText('Its risk is accepted').waitFor();
  expect(complaints).toEqual([]);
});
