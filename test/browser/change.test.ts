import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { desktop, findings, launchBrowser, phone, reader } from './browser.ts';

const shots = process.env.SHOTS;

let desk: Desk;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  page = await (await browser.newContext(reader)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

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
      expect(await findings(page), `${size.width} px wide, ${colorScheme}`).toEqual([]);
      if (shots)
        await page.screenshot({ path: `${shots}/${name}-${size.width}-${colorScheme}.png`, fullPage: true });
    }
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a standard change is proposed, and a change is written, submitted and seen', async () => {
  await open('/standard-changes/new');
  await page.getByLabel('Title', { exact: true }).fill('Restart a node');
  await page.getByLabel('How it is done').fill('Drain it, restart it');
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Restart a node' }).waitFor();
  await sound('standard-change');
  await open('/standard-changes');
  await page.getByText('Restart a node').waitFor();
  await sound('catalogue');

  await open('/changes/new');
  await page.getByLabel('Title', { exact: true }).fill('Another index');
  await page.getByLabel('How it is done').fill('Build it beside the old one');
  await page.getByText('Nobody has said how it is taken back.').waitFor();
  await sound('change-form');
  await page.getByRole('button', { name: 'Open the draft' }).click();
  await page.getByText('Before it can be submitted').waitFor();
  await page.getByRole('button', { name: 'Add', exact: true }).first().click();
  await page.getByLabel('What is done?').fill('Build the index');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Build the index').waitFor();
  await sound('change');
  await open('/changes');
  await page.getByText('Another index').waitFor();
  await sound('changes');
  expect(complaints).toEqual([]);
}, 120_000);
