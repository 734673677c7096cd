import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { alarmEvent } from '../monitoring/alarms.ts';
import { desktop, findings, launchBrowser, phone, reader } from './browser.ts';

const patient = { timeout: 60_000 };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.SHOTS;

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  const context = await browser.newContext(reader);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const now = () => new Date(desk.host.clock.now()).toISOString();
const open = async (path: string) => {
  await page.goto(`${desk.host.urls.api}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

/** The page as it is wide and narrow, light and dark: without findings of axe, and pictured when SHOTS names a folder. */
async function sound(name: string): Promise<void> {
  for (const size of [desktop, phone])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      expect(await findings(page, axe), `${size.width} px wide, ${colorScheme}`).toEqual([]);
      if (shots)
        await page.screenshot({ path: `${shots}/${name}-${size.width}-${colorScheme}.png`, fullPage: true });
    }
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: 'light' });
}

describe('alert rules', () => {
  test('are tried against what was, and saved', async () => {
    for (const n of [1, 2, 3]) await desk.happen(alarmEvent({ name: `search-shard-${n}`, at: now() }));
    await open('/alert-rules/new');
    await page.getByLabel('Name', { exact: true }).fill('Shards are one incident');
    await page.getByLabel('Grouped by').fill('shards of {{service}}');
    await page.getByRole('button', { name: 'Try it' }).click();
    const trial = page.getByRole('region', { name: 'Try this rule' });
    await trial.getByText('It matches 3 signals of 3 alerts').waitFor();
    await trial.getByText('shards of search with 3 alerts').waitFor();
    await sound('alert-rule');
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await page.waitForURL('**/alert-rules');
    await page.getByRole('link', { name: 'Shards are one incident' }).waitFor();
    await desk.done('admin', 'POST', '/v1/alert-rules', { name: 'Slow ones wait', effect: { delay: 5 } });
    await page.getByRole('button', { name: 'Move Slow ones wait up' }).click(patient);
    const ids = async () => (await desk.items<{ id: string }>('dana', '/v1/alert-rules')).map(({ id }) => id);
    await expect.poll(ids, patient).toEqual(['slow-ones-wait', 'shards-are-one-incident']);
    await sound('alert-rules');
  });
});

describe('an alert', () => {
  test('says why it is held back, and can be let through', async () => {
    await desk.forward(1);
    await desk.happen(alarmEvent({ name: 'search-slow', at: now() }));
    await open('/alerts?state=held');
    await page.getByRole('link', { name: /search-slow/ }).waitFor();
    await sound('alerts-held');
    await page.getByRole('link', { name: /search-slow/ }).click();
    const why = page.getByRole('region', { name: 'Why' });
    await why.getByText('waits, in case it ends by itself').waitFor();
    await why.getByRole('link', { name: 'slow-ones-wait' }).waitFor();
    await sound('alert');
    await why.getByRole('button', { name: 'Open an incident now' }).click();
    await desk.settled();
    await why.getByRole('button', { name: 'Open an incident now' }).waitFor({ state: 'detached' });
  });
});

describe('maintenance', () => {
  test('is started for some services, said on the desk, made longer and ended', async () => {
    await open('/maintenance-windows');
    await page.getByRole('button', { name: 'New window' }).click(patient);
    await page.getByLabel('What is done').fill('New database engine');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Services/ })
      .click();
    await page.getByRole('option', { name: /search/ }).click();
    await page.keyboard.press('Escape');
    await sound('maintenance-new');
    await page.getByRole('button', { name: 'Start it now' }).click();
    await page.getByRole('button', { name: 'One hour more for New database engine' }).click(patient);
    await sound('maintenance');
    await open('/');
    await page.getByText('1 maintenance window running').waitFor();
    await page.getByRole('link', { name: 'New database engine' }).click();
    await page.getByRole('button', { name: 'End now: New database engine' }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByText('ended', { exact: true }).first().waitFor();
    await sound('maintenance-window');
    expect(complaints).toEqual([]);
  });
});
