import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, startDesk } from '../desk.ts';
import { ordering } from '../journeys/ordering.ts';
import { launchBrowser, reader, signIn, sound } from './browser.ts';

let desk: Desk;
let browser: Browser;
let page: Page;
let id = '';
let at: ReturnType<typeof ordering>;

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(), launchBrowser()]);
  page = await (await browser.newContext(reader)).newPage();
  at = ordering(desk);
  await at.furnish();
  id = await at.order(900);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

const visit = async (person: string) => {
  await signIn(page, desk, person);
  await page.goto(`${desk.host.urls.api}/requests/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

test('who is asked rejects a request on its own page, and says why', async () => {
  await visit('dana');
  await page.getByRole('heading', { name: 'Approval' }).waitFor();
  await page.getByRole('button', { name: 'Reject' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Take a used one.');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await page.getByText('“Take a used one.”').waitFor();
  await desk.settled();
});

test('whoever ordered it reads who decided, changes the answers, and it is asked anew', async () => {
  await visit('rosa');
  await page.getByText('“Take a used one.”').waitFor();
  await page.getByText('Dana Park').first().waitFor();
  await page.getByRole('button', { name: 'Change it and ask again…' }).click();
  const dialog = page.getByRole('dialog');
  const cost = dialog.getByRole('spinbutton', { name: 'What does it cost?' });
  expect(await cost.inputValue()).toBe('900');
  await cost.fill('');
  await dialog.getByRole('textbox', { name: /Anything else/ }).fill('A used one.');
  await dialog.getByRole('button', { name: 'Change and ask again' }).click();
  await dialog.getByText('is needed').waitFor();
  await cost.fill('400');
  await sound(page, 'changing the answers of a request');
  await dialog.getByRole('button', { name: 'Change and ask again' }).click();
  await page.getByText('Whoever has to agree is asked anew.').waitFor();
  await desk.settled();
  await page.getByText('Earlier rounds (1)').waitFor();
  await sound(page, 'a request in its second round');
  expect(await at.read(id)).toMatchObject({ state: 'awaiting-approval', round: 2 });
});
