import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { findings, launchBrowser, phone, reader, signIn, sound } from './browser.ts';

const patient = { timeout: 60_000 };

let desk: Desk;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  await desk.happen(alarmEvent({ name: 'search-down' }));
  const quiet = { impact: 'low', urgency: 'low', service: 'search' };
  for (const title of [
    'Search finds nothing',
    'Search is down for me',
    'Search is slow',
    'Search page is blank',
  ])
    await desk.done('rosa', 'POST', '/v1/incidents', { ...quiet, title });
  const give = (id: string, command: string, body: object) =>
    desk.done('dana', 'POST', `/v1/incidents/${id}/${command}`, body);
  await give('INC-1001', 'take', {});
  await give('INC-1002', 'set-parent', { parent: 'INC-1001' });
  await give('INC-1003', 'merge', { into: 'INC-1001' });
  await give('INC-1001', 'links', { type: 'caused-by', target: 'CHG-17' });
  await give('INC-1001', 'watch', { person: 'eli' });
  await give('INC-1005', 'hold', { reason: 'requester', comment: 'Which browser is it?' });
  await desk.settled();
  page = await signedIn('dana');
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

async function signedIn(person: string): Promise<Page> {
  const context = await browser.newContext(reader);
  const tab = await context.newPage();
  await signIn(tab, desk, person);
  await tab.getByRole('heading', { level: 1 }).waitFor();
  return tab;
}

async function open(tab: Page, path: string) {
  await tab.goto(`${desk.host.urls.api}${path}`);
  await tab.getByRole('heading', { level: 1 }).waitFor();
}

const region = (name: RegExp) => page.getByRole('region', { name });

describe('an incident in a browser', () => {
  test('shows its family, links, watchers and likes, and why it is about what it is about', async () => {
    await open(page, '/incidents/INC-1001');
    await region(/^Family/)
      .getByRole('link', { name: 'INC-1002' })
      .waitFor();
    await region(/^Family/)
      .getByText('was merged into this one')
      .waitFor();
    await region(/^Links/)
      .getByText('CHG-17')
      .waitFor();
    await region(/^Watchers/)
      .getByText('Eli Moreau')
      .waitFor();
    await region(/^Similar/)
      .getByRole('link', { name: 'INC-1004' })
      .waitFor();
    await region(/^Facts/)
      .getByText('because the alarm names the resource')
      .waitFor();
  });

  test('takes a file, says how far it is, and hands it out', async () => {
    const file = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('the disk is full') };
    await page.setInputFiles('input[type=file]', file);
    await region(/^Files/)
      .getByRole('button', { name: 'notes.txt', exact: true })
      .waitFor(patient);
  });

  test('is not resolved by the key s without a reason while its alarm fires', async () => {
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Resolve INC-1001' });
    await dialog.getByRole('textbox', { name: 'What solved it?' }).fill('A bigger disk');
    await dialog.getByText('It may not be over').waitFor();
    expect(await dialog.getByRole('button', { name: 'Resolve' }).isDisabled()).toBe(true);
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Why resolve it all the same?' }).fill('The alarm lags behind');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await page.getByRole('button', { name: 'Reopen' }).waitFor(patient);
    await desk.settled();
    expect(await desk.done('dana', 'GET', '/v1/incidents/INC-1002')).toMatchObject({ state: 'resolved' });
  });

  test('of many, each answers for itself, first as a preview', async () => {
    await open(page, '/incidents');
    for (const id of ['INC-1004', 'INC-1005'])
      await page.getByRole('checkbox', { name: `Choose ${id}` }).check({ force: true });
    await page.getByRole('button', { name: 'Do with all' }).click();
    await page.getByRole('menuitem', { name: 'Acknowledge…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Acknowledge: 2 incidents/ });
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByText('Possible for 1 of 2; 1 would be refused.').waitFor();
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await dialog.getByText('Done for 1 of 2; 1 was refused.').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    expect(await desk.done('dana', 'GET', '/v1/incidents/INC-1004')).toMatchObject({ state: 'acknowledged' });
  });

  test('tells its requester in plain words what is wanted of them, and their answer sets it going', async () => {
    const theirs = await signedIn('rosa');
    await theirs.setViewportSize(phone);
    await open(theirs, '/incidents/INC-1005');
    await theirs.getByText('We need an answer from you before we can go on.').waitFor();
    expect(await findings(theirs)).toEqual([]);
    await theirs.getByRole('textbox', { name: 'Comment' }).fill('Firefox');
    await theirs.getByRole('button', { name: 'Add comment' }).click();
    await theirs.getByText('We have got it. Nobody works on it yet.').waitFor(patient);
  });

  test.each(['/incidents/INC-1001', '/incidents/INC-1003', '/incidents'])(
    '%s is without findings of axe, wide and narrow, light and dark',
    async (path) => {
      await open(page, path);
      await sound(page, path);
    },
  );
});
