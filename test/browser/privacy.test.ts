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
  await desk.done('rosa', 'POST', '/v1/incidents', { title: 'Mails come late', service: 'checkout' });
  await desk.settled();
  page = await (await browser.newContext(reader)).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
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

test('everybody has what there is about them written out, and fetches it', async () => {
  await open('/my-data');
  await page.getByText('Nothing was asked for yet').waitFor();
  await page.getByRole('button', { name: 'Download what the desk holds about me' }).click();
  await desk.settled();
  const exports = page.getByRole('table', { name: 'Exports' });
  const file = exports.getByRole('button', { name: /Download personal-data-1.json/ });
  await file.waitFor();
  await sound(page, 'my-data');
  const loading = page.waitForEvent('download');
  await file.click();
  expect((await loading).suggestedFilename()).toMatch(/^EXP-\d+-personal-data-1\.json$/);
});

test('somebody who is active is not erased, and held data is not either', async () => {
  await open('/people/rosa?tab=personal-data');
  await page.getByText('Rosa Lind is active: deactivate them first').waitFor();
  expect(await page.getByRole('button', { name: 'Erase…' }).isDisabled()).toBe(true);
  await desk.done('admin', 'POST', '/v1/people/rosa/deactivate', {});
  await open('/people/rosa?tab=personal-data');
  await page.getByRole('button', { name: 'Hold…' }).click();
  const hold = page.getByRole('dialog', { name: 'Hold the data of Rosa Lind' });
  await hold.getByRole('textbox', { name: 'Why?' }).fill('A claim is pending');
  await hold.getByRole('button', { name: 'Hold' }).click();
  await page.getByText('The data is held', { exact: true }).waitFor();
  await sound(page, 'legal-hold');
  await page.getByRole('button', { name: 'Lift the hold…' }).click();
  const lift = page.getByRole('dialog', { name: 'Lift the legal hold on Rosa Lind' });
  await lift.getByRole('textbox', { name: 'Why?' }).fill('It is settled');
  await lift.getByRole('button', { name: 'Lift' }).click();
  await page.getByText('They can be erased when they ask for it').waitFor();
});

test('an erasure says what will happen, wants the id typed, and tells what it came to', async () => {
  await page.getByRole('button', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase Rosa Lind' });
  await dialog.getByRole('textbox', { name: 'Why?' }).fill('They asked for it by letter');
  expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
  await sound(page, 'erase');
  await dialog.getByRole('textbox', { name: 'Type rosa to go on' }).fill('rosa');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.settled();
  await open('/people/rosa?tab=personal-data');
  await page.getByRole('heading', { level: 1, name: /Erased person/ }).waitFor();
  await page.getByRole('table', { name: 'Erasures' }).getByText('They asked for it by letter').waitFor();
  expect(await page.getByRole('button', { name: 'Reactivate' }).count()).toBe(0);
  await sound(page, 'erased');
  await open('/erasures');
  await page.getByRole('table', { name: 'Erasures' }).getByText('ERS-1001').waitFor();
  await sound(page, 'erasures');
  expect(complaints).toEqual([]);
});
