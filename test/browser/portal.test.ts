import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { findings, launchBrowser, reader } from './browser.ts';

/** The machine may be busy with other tests: what matters is that it comes, and the desk's own clock stands still. */
const patient = { timeout: 60_000 };

let desk: Desk;
let browser: Browser;
let page: Page;
/** What the browser complained about: errors of scripts, and whatever the content security policy refused. */
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const context = await browser.newContext(reader);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

describe('the portal, in a browser', () => {
  test('opens on the live desk, and lets a person switch to somebody else', async () => {
    await open('/');
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Switch person' }).click();
    await page.getByRole('link', { name: /Dana Park/ }).click();
    await page.getByRole('button', { name: 'Signed in as Dana Park' }).waitFor();
    await page.getByRole('heading', { name: 'All quiet. Nothing is broken.' }).waitFor();
    await page.getByRole('region', { name: 'On call now' }).getByText('Dana Park').waitFor();
  });

  test('shows how to send an alarm as long as there has been none', async () => {
    expect(await page.getByRole('region', { name: 'Send it an alarm' }).textContent()).toContain(
      desk.host.urls.aws,
    );
  });

  test('shows an alarm within seconds: the incident, who is paged, and where its machine stands', async () => {
    await desk.happen(alarmEvent({ at: new Date(desk.host.clock.now()).toISOString() }));
    const queue = page.getByRole('region', { name: /^Live queue/ });
    await queue.getByRole('link', { name: /INC-1001/ }).waitFor();
    await page
      .getByRole('heading', { name: '1 incident waits for somebody. Paging Dana Park now.' })
      .waitFor();
    await page.getByRole('img', { name: /now in “Page this level and wait”/ }).waitFor();
  });

  test('opens an incident by keyboard alone', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/incidents/INC-1001');
    await page.getByRole('region', { name: 'Escalation' }).waitFor();
  });

  test('follows the escalation to its next level', async () => {
    await desk.forward(6);
    const second = page
      .getByRole('list', { name: 'Levels of the escalation' })
      .locator('[aria-current=step]');
    await expect.poll(() => second.textContent(), patient).toContain('Eli Moreau');
    await page.getByRole('listitem').filter({ hasText: 'paged Eli Moreau by mail' }).waitFor();
  });

  test('acknowledges with one click: paging stops, and the machine has come to its end', async () => {
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('status').filter({ hasText: 'You have taken INC-1001' }).waitFor();
    await desk.settled();
    await page.getByRole('img', { name: /^Succeeded/ }).waitFor();
    const [incident] = await desk.items('dana', '/v1/incidents');
    expect(incident).toMatchObject({ id: 'INC-1001', state: 'acknowledged', assignee: 'dana' });
    expect(await page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  });

  test('keeps words for the team internal unless somebody says otherwise', async () => {
    await page.getByRole('textbox', { name: 'Internal note' }).fill('The canary is rolled back.');
    await page.getByRole('button', { name: 'Add internal note' }).click();
    await page.getByRole('listitem').filter({ hasText: 'The canary is rolled back.' }).waitFor();
    const timeline = await desk.items('dana', '/v1/incidents/INC-1001/timeline');
    expect(timeline.at(-1)).toMatchObject({ type: 'incident.noted', visibility: 'internal' });
  });

  test('does not overwrite what somebody else changed meanwhile, and keeps what was typed', async () => {
    const seen = await desk.done('dana', 'GET', '/v1/incidents/INC-1001');
    await page.route('**/v1/incidents/INC-1001', (route) =>
      route.request().method() === 'GET' ? route.fulfill({ json: seen }) : route.continue(),
    );
    await desk.done('eli', 'POST', '/v1/incidents/INC-1001/notes', { text: 'I am looking at the disk.' });
    await page.getByRole('button', { name: 'More commands' }).click();
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit INC-1001' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('The processor is busy');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: 'Someone changed it first' })
      .filter({ hasText: 'Since you looked, Eli Moreau left an internal note on it.' })
      .waitFor();
    const newest = page.waitForResponse(
      async (response) =>
        response.request().method() === 'GET' &&
        response.url().endsWith('/v1/incidents/INC-1001') &&
        (await response.json()).version !== seen.version,
    );
    await page.unroute('**/v1/incidents/INC-1001');
    await newest;
    await page.getByText('I am looking at the disk.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'The processor is busy' }).waitFor();
    expect(complaints.splice(0).filter((text) => !text.includes('status of 412'))).toEqual([]);
  });

  test('says which field is wrong', async () => {
    await page.getByRole('button', { name: 'New incident' }).click();
    const dialog = page.getByRole('dialog', { name: 'New incident' });
    await dialog.getByRole('textbox', { name: 'What is wrong?' }).fill('x'.repeat(201));
    await dialog.getByRole('button', { name: 'Open the incident' }).click();
    await expect.poll(() => dialog.textContent(), patient).toMatch(/200 characters/);
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(complaints.splice(0).filter((text) => !text.includes('status of 400'))).toEqual([]);
  });

  test('says so when the connection is lost, and when it is back', async () => {
    const banner = page.getByText('The desk does not answer').first();
    await page.context().setOffline(true);
    await banner.waitFor().finally(() => page.context().setOffline(false));
    await banner.waitFor({ state: 'detached' });
    expect(complaints.splice(0).filter((text) => !text.includes('net::ERR_'))).toEqual([]);
  });

  test('finds pages and people by name, and records by id, from the keyboard', async () => {
    await open('/');
    await page.keyboard.press('Control+k');
    const finder = page.getByRole('combobox', { name: 'Find a page, a person or a record' });
    await finder.fill('eli');
    await page.getByRole('option', { name: /Eli Moreau/ }).waitFor();
    expect(await findings(page)).toEqual([]);
    await finder.fill('alt 1001');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/alerts/ALT-1001');
    await page.keyboard.press('/');
    await finder.fill('schedules');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await finder.fill('on call');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/on-call');
  });

  test('has nothing to complain about, the content security policy included', () => {
    expect(complaints).toEqual([]);
  });
});
